import GRDB

/// A number that rules compare with.
package struct StoreSetting: Hashable, Sendable {
  package var name: String
  package var value: Double
  package var meaning: String

  package init(name: String, value: Double, meaning: String) {
    self.name = name
    self.value = value
    self.meaning = meaning
  }
}

extension AuditStore {
  /// Makes these the settings: defaults, and the values that override them by name.
  ///
  /// Settings that are not among the defaults are dropped, and so are overrides that are not among
  /// `overrides`; overrides of names without a default are left out.
  package func setSettings(
    defaults: [StoreSetting], overrides: [String: Double]
  ) throws(StoreError) {
    let wanted = defaults.sorted { $0.name < $1.name }.map { setting in
      [
        setting.name.databaseValue, setting.value.databaseValue,
        overrides[setting.name]?.databaseValue ?? .null, setting.meaning.databaseValue,
      ]
    }
    let known = try reading("read") { db in
      try Row.fetchAll(
        db, sql: "SELECT name, default_value, value, meaning FROM setting ORDER BY name"
      ).map { Array($0.databaseValues) }
    }
    if known == wanted { return }
    try transaction("write") { db in
      try db.execute(sql: "DELETE FROM setting")
      for row in wanted {
        try db.execute(
          sql: "INSERT INTO setting (name, default_value, value, meaning) VALUES (?, ?, ?, ?)",
          arguments: StatementArguments(row))
      }
    }
  }

  /// What holds, as the view `settings` shows it.
  package func settings() throws(StoreError) -> [StoreSetting] {
    try reading("read") { db in
      try Row.fetchAll(db, sql: "SELECT name, value, meaning FROM settings ORDER BY name")
        .map { StoreSetting(name: $0[0], value: $0[1], meaning: $0[2]) }
    }
  }
}
