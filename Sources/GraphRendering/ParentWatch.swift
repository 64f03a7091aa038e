import CGraphviz

/// For processes that draw on behalf of another.
public enum ParentWatch {
  /// Lets this process end when the one that started it does, so that nobody draws for nobody. Linux
  /// only.
  public static func endWithParent() { newsgraph_end_with_parent() }
}
