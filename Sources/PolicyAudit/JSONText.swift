import AuditStore

/// Numbers as a JSON array, for `json_each`: one parameter instead of thousands.
func jsonArray(_ numbers: some Sequence<Int64>) -> SQLValue {
  .text("[" + numbers.map(String.init).joined(separator: ",") + "]")
}
