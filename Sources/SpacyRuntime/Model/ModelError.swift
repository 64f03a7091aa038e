import MessagePack
import Tensors

/// Why a model directory can't be used.
public enum ModelError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A file of the model is not there or can't be read.
  case unreadable(path: String, reason: String)
  /// A file's content is damaged or not what the file should hold.
  case malformed(path: String, reason: String)
  /// The model is intact but needs something that this engine does not do.
  case unsupported(component: String, reason: String)

  /// What failed, where, and what to do.
  public var description: String {
    switch self {
    case .unreadable(let path, let reason):
      "cannot read \(path): \(reason); check the model directory or install the model again"
    case .malformed(let path, let reason):
      "\(path) is damaged: \(reason); install the model again"
    case .unsupported(let component, let reason):
      "the component '\(component)' of the model is not supported: \(reason); "
        + "use en_core_web_sm or en_core_web_md 3.8.0"
    }
  }
}

/// Calls `body`; what it says about MessagePack is said about a file.
func inFile<Value>(
  _ path: String, _ body: () throws(MessagePackError) -> Value
) throws(ModelError) -> Value {
  do throws(MessagePackError) {
    return try body()
  } catch {
    throw .malformed(path: path, reason: error.description)
  }
}

/// Calls `body`; what it says about a layer is said about a file.
func buildingLayer<Value>(
  of path: String, _ body: () throws(LayerError) -> Value
) throws(ModelError) -> Value {
  do throws(LayerError) {
    return try body()
  } catch {
    throw .malformed(path: path, reason: error.description)
  }
}
