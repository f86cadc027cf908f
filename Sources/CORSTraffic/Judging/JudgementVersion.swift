/// Names the judge: raised whenever some answer's class, verdict, reason or flag becomes another one.
///
/// A store whose answers were judged under another number is judged anew before it is written, so
/// that no store mixes two judges.
public let judgementVersion = 1
