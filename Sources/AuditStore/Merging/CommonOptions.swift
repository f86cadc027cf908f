/// Refuses stores whose logs were read with other options: their counts are not of the same kind.
///
/// The sets of all options that were used are compared, so that it makes no difference in which order
/// or grouping stores are merged; a store without logs merges with any.
func requireCommonOptions(_ inputs: [MergeInput]) throws(StoreError) {
  var first: (input: MergeInput, options: [String])?
  for input in inputs {
    let options = try input.usedOptions()
    if options.isEmpty { continue }
    guard let known = first else {
      first = (input, options)
      continue
    }
    guard known.options == options else {
      throw .merge(
        .options(
          first: known.input.path, second: input.path,
          differences: differences(
            try known.input.optionValues(), try input.optionValues(), known.options, options)))
    }
  }
}

extension MergeInput {
  /// The options with which its logs were read, as canonical JSON, in order.
  fileprivate func usedOptions() throws(StoreError) -> [String] {
    try connection.rows(
      """
      SELECT options FROM configuration WHERE id IN (
        SELECT configuration FROM source UNION SELECT configuration FROM source_change)
      ORDER BY options
      """
    ).compactMap { if case .text(let options)? = $0.first { options } else { nil } }
  }

  /// The values of each option that was used, as JSON.
  fileprivate func optionValues() throws(StoreError) -> [String: String] {
    let rows = try connection.rows(
      """
      SELECT key, group_concat(value, ' or ') FROM (
        SELECT DISTINCT CAST(key AS TEXT) AS key, CASE type
            WHEN 'text' THEN json_quote(json_each.value)
            WHEN 'true' THEN 'true' WHEN 'false' THEN 'false' WHEN 'null' THEN 'null'
            ELSE CAST(json_each.value AS TEXT) END AS value
        FROM configuration CROSS JOIN json_each(configuration.options)
        WHERE configuration.id IN (
          SELECT configuration FROM source UNION SELECT configuration FROM source_change)
        ORDER BY 1, 2)
      GROUP BY key
      """)
    var values: [String: String] = [:]
    for row in rows {
      if case (.text(let key), .text(let value)) = (row[0], row[1]) { values[key] = value }
    }
    return values
  }
}

/// What differs, option by option.
private func differences(
  _ first: [String: String], _ second: [String: String], _ firstSets: [String],
  _ secondSets: [String]
) -> [MergeRefusal.OptionDifference] {
  let differences = Set(first.keys).union(second.keys).sorted().compactMap { option in
    first[option] == second[option]
      ? nil
      : MergeRefusal.OptionDifference(
        option: option, first: first[option], second: second[option])
  }
  if !differences.isEmpty { return differences }
  // Each value occurs in both, but together with others.
  return [
    MergeRefusal.OptionDifference(
      option: "the set of options", first: firstSets.joined(separator: " or "),
      second: secondSets.joined(separator: " or "))
  ]
}
