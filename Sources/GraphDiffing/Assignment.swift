/// Pairs rows with columns so that the sum of the weights is the greatest.
///
/// A row or column may stay alone. Each connected part of the candidates is solved by itself with
/// shortest augmenting paths over potentials, exactly. Source: Jonker and Volgenant, "A Shortest
/// Augmenting Path Algorithm for Dense and Sparse Linear Assignment Problems", 1987; a row that
/// stays alone is one paired with a column of its own at weight 0.
struct Assignment {
  /// A row and a column that may be paired.
  struct Candidate {
    let row: Int
    let column: Int
    /// Greater than 0.
    let weight: Int
  }

  private let costs: [[(column: Int, cost: Int)]]
  private var rowOfColumn: [Int]
  private var columnOfRow: [Int?]
  /// 0 for a column without a row, which makes the result the best one.
  private var columnPotential: [Int]

  /// The column of each row; `nil` for a row that stays alone.
  ///
  /// - Complexity: O(rows · candidates · log rows) in the worst case, near O(candidates) for the small
  ///   parts that names make.
  static func columns(rows: Int, columns: Int, _ candidates: [Candidate]) -> [Int?] {
    var assignment = Assignment(rows: rows, columns: columns, candidates)
    for row in 0..<rows where !assignment.costs[row].isEmpty { assignment.augment(from: row) }
    return assignment.columnOfRow.map { column in
      column.flatMap { $0 < columns ? $0 : nil }
    }
  }

  private init(rows: Int, columns: Int, _ candidates: [Candidate]) {
    var costs = Array(repeating: [(column: Int, cost: Int)](), count: rows)
    for candidate in candidates {
      costs[candidate.row].append((candidate.column, -candidate.weight))
    }
    // A column of its own for each row.
    for row in 0..<rows where !costs[row].isEmpty { costs[row].append((columns + row, 0)) }
    self.costs = costs
    rowOfColumn = Array(repeating: -1, count: columns + rows)
    columnOfRow = Array(repeating: nil, count: rows)
    columnPotential = Array(repeating: 0, count: columns + rows)
  }

  /// Finds the cheapest way to give the row a column, moving others where that pays.
  private mutating func augment(from start: Int) {
    var distance: [Int: Int] = [:]
    var previousRow: [Int: Int] = [:]
    var done: Set<Int> = []
    var queue = PriorityQueue()
    var row = start
    var base = 0
    var minimum = rowMinimum(start)
    while true {
      for (column, cost) in costs[row] where !done.contains(column) {
        let reduced = base + cost - columnPotential[column] - minimum
        if distance[column].map({ reduced < $0 }) ?? true {
          distance[column] = reduced
          previousRow[column] = row
          queue.push(reduced, column)
        }
      }
      guard let (length, column) = next(&queue, done, distance) else { return }
      done.insert(column)
      if rowOfColumn[column] < 0 {
        for other in done {
          if let reached = distance[other] { columnPotential[other] -= length - reached }
        }
        return flip(column, previousRow, start)
      }
      row = rowOfColumn[column]
      base = length
      minimum = pairedMinimum(row)
    }
  }

  private func next(
    _ queue: inout PriorityQueue, _ done: Set<Int>, _ distance: [Int: Int]
  ) -> (Int, Int)? {
    while let (length, column) = queue.pop() {
      if !done.contains(column), distance[column] == length { return (length, column) }
    }
    return nil
  }

  /// The least reduced cost of a row that has no column yet.
  private func rowMinimum(_ row: Int) -> Int {
    costs[row].map { $0.cost - columnPotential[$0.column] }.min() ?? 0
  }

  /// The reduced cost of a row's own pair, which is its least.
  private func pairedMinimum(_ row: Int) -> Int {
    guard let column = columnOfRow[row],
      let cost = costs[row].first(where: { $0.column == column })?.cost
    else { return rowMinimum(row) }
    return cost - columnPotential[column]
  }

  private mutating func flip(_ free: Int, _ previousRow: [Int: Int], _ start: Int) {
    var column = free
    while let row = previousRow[column] {
      let next = columnOfRow[row]
      columnOfRow[row] = column
      rowOfColumn[column] = row
      guard row != start, let next else { return }
      column = next
    }
  }
}

/// A binary heap of numbers with a column each; the least comes first.
private struct PriorityQueue {
  private var items: [(Int, Int)] = []

  mutating func push(_ length: Int, _ column: Int) {
    items.append((length, column))
    var index = items.count - 1
    while index > 0, items[index] < items[(index - 1) / 2] {
      items.swapAt(index, (index - 1) / 2)
      index = (index - 1) / 2
    }
  }

  mutating func pop() -> (Int, Int)? {
    guard let first = items.first else { return nil }
    let last = items.removeLast()
    guard !items.isEmpty else { return first }
    items[0] = last
    var index = 0
    while true {
      var least = index
      for child in [2 * index + 1, 2 * index + 2]
      where child < items.count && items[child] < items[least] {
        least = child
      }
      if least == index { return first }
      items.swapAt(index, least)
      index = least
    }
  }
}
