import Foundation
import GraphFormats
import KnowledgeGraph

// Writes one graph in every format and prints seconds, size and the memory that was needed beyond the
// graph: FormatBenchmark [NODES EDGES] [FOLDER/] [FORMAT …]. With a folder, which must end in a
// slash, the GraphML is left there for other programs' writers to be timed with; see
// Benchmarks/compare-writers.py. Seconds are of processor time.

/// Counts what is written, or keeps it in a file.
struct Sink: TextOutputStream {
  var count = 0
  var file: FileHandle?

  mutating func write(_ text: String) {
    count += text.utf8.count
    file?.write(Data(text.utf8))
  }
}

/// The memory in use and its greatest value so far, in MiB.
func memory() -> (now: Double, peak: Double) {
  var values = [String: Double]()
  let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
  for line in status.split(separator: "\n") {
    let words = line.split(whereSeparator: \.isWhitespace)
    if words.count > 1, let number = Double(words[1]) { values[String(words[0])] = number / 1024 }
  }
  return (values["VmRSS:"] ?? 0, values["VmHWM:"] ?? 0)
}

func largeGraph(nodes nodeCount: Int, edges edgeCount: Int) -> Graph {
  let nodes = (0..<nodeCount).map { index in
    Node(
      id: NodeID(rawValue: "person.p\(index)"), kind: .person, label: "Person \(index) García",
      aliases: ["P\(index)"], salience: 0.5, attributes: [.named: true])
  }
  let edges = (0..<edgeCount).map { index in
    let quote = "Person \(index) met “the other one” & left."
    return Edge(
      source: nodes[index % nodeCount].id, relation: .consult,
      target: nodes[(index &* 7919 + 13) % nodeCount].id,
      attributes: [.modality: "actual", "predicate": .text("met \(index)")],
      evidence: [
        Evidence(
          document: "article", sentence: 1, start: 5, end: 5 + quote.unicodeScalars.count,
          quote: quote, cue: "met")
      ])
  }
  return Graph(
    generator: "benchmark", documents: [DocumentRecord(id: "article", scalars: 10_000)],
    nodes: nodes, edges: edges)
}

/// The processor time of this process so far, in seconds: what other programs do at the same time
/// counts less than with a clock.
func processorTime() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

let arguments = CommandLine.arguments.dropFirst()
let counts = arguments.compactMap { Int($0) }
let (nodeCount, edgeCount) =
  counts.count > 1 ? (counts[0], counts[1]) : (100_000, 500_000)
let folder = arguments.first { $0.hasSuffix("/") }
let names = Set(arguments.filter { Int($0) == nil && !$0.hasSuffix("/") })
let graph = largeGraph(nodes: nodeCount, edges: edgeCount)
print("graph: \(nodeCount) nodes, \(edgeCount) edges, \(Int(memory().now)) MiB")
for format in GraphFormats.all where names.isEmpty || names.contains(format.name) {
  // The kernel's greatest value is reset, so that each format has its own.
  try? "5".write(toFile: "/proc/self/clear_refs", atomically: false, encoding: .utf8)
  let before = memory().now
  var sink = Sink()
  if format.name == "graphml", let folder {
    _ = FileManager.default.createFile(atPath: folder + "large.graphml", contents: nil)
    sink.file = FileHandle(forWritingAtPath: folder + "large.graphml")
  }
  let start = processorTime()
  try format.write(graph, to: &sink)
  let seconds = processorTime() - start
  let name = format.name.padding(toLength: 12, withPad: " ", startingAt: 0)
  let numbers = [seconds, Double(sink.count) / 1_048_576, max(0, memory().peak - before)]
    .map { String(format: "%8.1f", $0) }
  print("\(name)\(numbers[0]) s \(numbers[1]) MiB written \(numbers[2]) MiB more memory")
}
