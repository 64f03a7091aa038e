// Times the annotation of texts and prints one JSON object.
//
// AnnotateBenchmark MODEL ROUNDS THREADS FILE...
//
// With 0 rounds it prints the annotation instead, one JSON array a text, for comparison.

import Documents
import Foundation
import SpacyRuntime
import Tensors

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the system has counted for this process.
func resourceUsage() -> rusage {
  var usage = rusage()
  #if canImport(Glibc)
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
  #else
    getrusage(RUSAGE_SELF, &usage)
  #endif
  return usage
}

/// Seconds of processor time that this process has used, all threads together.
func processorSeconds() -> Double {
  let usage = resourceUsage()
  let user = Double(usage.ru_utime.tv_sec) + Double(usage.ru_utime.tv_usec) / 1e6
  return user + Double(usage.ru_stime.tv_sec) + Double(usage.ru_stime.tv_usec) / 1e6
}

/// The greatest resident size so far in megabytes.
func peakMegabytes() -> Double {
  let usage = resourceUsage()
  #if canImport(Darwin)
    return Double(usage.ru_maxrss) / 1e6
  #else
    return Double(usage.ru_maxrss) / 1e3
  #endif
}

/// Runs `body`; returns wall and processor seconds.
func time(_ body: () throws -> Void) rethrows -> (wall: Double, processor: Double) {
  let clock = ContinuousClock()
  let before = processorSeconds()
  let wall = try clock.measure { try body() }
  let seconds =
    Double(wall.components.seconds) + Double(wall.components.attoseconds) / 1e18
  return (seconds, processorSeconds() - before)
}

/// Prints the columns of a text as one line of JSON.
func printColumns(_ annotated: AnnotatedText) throws {
  let columns: [[String]] = [
    annotated.tokens.map(\.text), annotated.tokens.map { "\($0.span.start)" },
    annotated.tokens.map(\.norm), annotated.tokens.map(\.tag),
    annotated.tokens.map { "\($0.head)" }, annotated.tokens.map(\.dependency.rawValue),
    annotated.tokens.map { $0.startsSentence ? "1" : "0" }, annotated.tokens.map(\.pos.rawValue),
    annotated.tokens.map(\.morphology), annotated.tokens.map(\.lemma),
    annotated.entities.map { "\($0.tokens.lowerBound) \($0.tokens.upperBound) \($0.label)" },
    annotated.nounChunks.map { "\($0.lowerBound) \($0.upperBound)" },
  ]
  print(String(decoding: try JSONEncoder().encode(columns), as: UTF8.self))
}

let arguments = CommandLine.arguments
guard arguments.count > 4, let rounds = Int(arguments[2]), let threads = Int(arguments[3]) else {
  print("usage: AnnotateBenchmark MODEL ROUNDS THREADS FILE...")
  exit(2)
}
let texts = try arguments[4...].map { try String(contentsOfFile: $0, encoding: .utf8) }
let words = texts.reduce(0) { $0 + $1.split(whereSeparator: \.isWhitespace).count }

let kernels = Kernels.all.first {
  $0.description == ProcessInfo.processInfo.environment["KERNELS"]
}
var pipeline: SpacyPipeline?
let load = try time {
  pipeline = try SpacyPipeline(directory: arguments[1], kernels: kernels ?? .native)
}
guard let pipeline else { exit(1) }
let loadedMegabytes = peakMegabytes()

if rounds == 0 {
  for annotated in try pipeline.annotate(texts, threads: threads) { try printColumns(annotated) }
  exit(0)
}

var tokens = 0
var first: (wall: Double, processor: Double) = (0, 0)
var best: (wall: Double, processor: Double) = (.infinity, .infinity)
for round in 0..<rounds {
  let measured = try time {
    let annotated = try pipeline.annotate(texts, threads: threads)
    tokens = annotated.reduce(0) { $0 + $1.tokens.count }
  }
  if round == 0 { first = measured }
  best = (min(best.wall, measured.wall), min(best.processor, measured.processor))
}

let report: [(String, Double)] = [
  ("texts", Double(texts.count)), ("words", Double(words)), ("tokens", Double(tokens)),
  ("load_ms", load.processor * 1000), ("load_wall_ms", load.wall * 1000),
  ("first_seconds", first.wall), ("first_cpu_seconds", first.processor), ("seconds", best.wall),
  ("cpu_seconds", best.processor), ("words_per_second", Double(words) / best.wall),
  ("words_per_cpu_second", Double(words) / best.processor),
  ("microseconds_per_token", best.wall / Double(tokens) * 1e6), ("loaded_mb", loadedMegabytes),
  ("peak_mb", peakMegabytes()),
]
print(
  "{" + report.map { "\"\($0.0)\": \((($0.1) * 1000).rounded() / 1000)" }.joined(separator: ", ")
    + "}")
