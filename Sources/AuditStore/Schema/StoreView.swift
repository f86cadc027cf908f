/// A view of the store: what it shows, what each column means, and the SELECT it is made of.
///
/// Every promise about a view stands in its value: the columns, in their order, and their meanings.
package struct StoreView: Sendable {
  package let name: String
  package let purpose: String
  package let columns: [StoreViewColumn]
  private let select: String

  /// - Parameters:
  ///   - columns: the names, in the order of the SELECT, divided by white space.
  ///   - meanings: of the columns whose meaning ``commonMeanings`` does not have.
  init(
    name: String, purpose: String, columns: String, meanings: [String: String], select: String
  ) {
    self.name = name
    self.purpose = purpose
    self.columns = columns.split(whereSeparator: \.isWhitespace).map { name in
      StoreViewColumn(
        name: String(name), meaning: meanings[String(name)] ?? commonMeanings[String(name)] ?? "")
    }
    self.select = select
  }

  /// The statement that makes the view.
  var definition: String { "CREATE VIEW \(name) AS\n\(everything)" }

  /// The view's rows, as a SELECT.
  package var everything: String { select.replacing(windowMark, with: "") }

  /// The view's rows of some days or hours, as a SELECT that reads only these.
  ///
  /// For `policies` the numbers are days since 1970-01-01 UTC, for `traffic` hours. What has no time
  /// is in no window.
  package func rows(between window: ClosedRange<Int64>) -> String {
    precondition(select.contains(windowMark), "The view \(name) is not kept by time.")
    let column = name == "traffic" ? "traffic_hour.hour" : "policy_day.day"
    return select.replacing(
      windowMark, with: "\nWHERE \(column) BETWEEN \(window.lowerBound) AND \(window.upperBound)")
  }
}

package struct StoreViewColumn: Sendable {
  package let name: String
  package let meaning: String
}

/// Where a view's SELECT can be narrowed to a window of time.
let windowMark = "/* window */"
