//! The rows and the columns of the table: what is measured, and of how many ties. The README is held to them by a test.

/// How many ties: as many as the built-in competition, a large cup, and two that are larger than any.
pub const SIZES: [u32; 4] = [36, 1_024, 16_384, 131_071];

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Row {
    Json,
    Plain,
    List,
    Settling,
    Change,
    Layout,
    Opening,
    Frame,
    Step,
    FirstLetter,
    LaterLetter,
    Regulations,
    Day,
    Tree,
    Lines,
    Report,
    Markdown,
    Csv,
    Wikitext,
    Svg,
    Html,
    Convert,
    Needs,
    Numbers,
    Check,
    Outcomes,
    FirstScreen,
    ScreenMemory,
    ListMemory,
}

impl Row {
    /// What is measured within this process, in the order of the table.
    pub const IN_MEMORY: [Row; 26] = [
        Row::Json,
        Row::Plain,
        Row::List,
        Row::Settling,
        Row::Change,
        Row::Layout,
        Row::Opening,
        Row::Frame,
        Row::Step,
        Row::FirstLetter,
        Row::LaterLetter,
        Row::Regulations,
        Row::Day,
        Row::Tree,
        Row::Lines,
        Row::Report,
        Row::Markdown,
        Row::Csv,
        Row::Wikitext,
        Row::Svg,
        Row::Html,
        Row::Convert,
        Row::Needs,
        Row::Numbers,
        Row::Check,
        Row::Outcomes,
    ];

    /// What is measured of the program as a process, behind that.
    pub const OF_PROCESSES: [Row; 3] = [Row::FirstScreen, Row::ScreenMemory, Row::ListMemory];

    pub fn all() -> impl Iterator<Item = Row> {
        Row::IN_MEMORY.into_iter().chain(Row::OF_PROCESSES)
    }

    /// As it stands in the table.
    pub fn name(self) -> &'static str {
        match self {
            Row::Json => "reading JSON",
            Row::Plain => "the same by serde_json alone",
            Row::List => "reading Football.TXT",
            Row::Settling => "settling every tie",
            Row::Change => "settling again after a change",
            Row::Layout => "layout",
            Row::Opening => "opening a screen in memory",
            Row::Frame => "a key and its frame",
            Row::Step => "a step of the cursor",
            Row::FirstLetter => "`/` and a letter",
            Row::LaterLetter => "a further letter",
            Row::Regulations => "a step in the what-if list",
            Row::Day => "a day back, or on",
            Row::Tree => "`--format tree`",
            Row::Lines => "`--format list`",
            Row::Report => "`--format json`",
            Row::Markdown => "`--format markdown`",
            Row::Csv => "`--format csv`",
            Row::Wikitext => "`--format wikitext`",
            Row::Svg => "`--format svg`",
            Row::Html => "`--format html`",
            Row::Convert => "`convert`",
            Row::Needs => "`needs`, of all ties",
            Row::Numbers => "`numbers`",
            Row::Check => "`check`, reading included",
            Row::Outcomes => "the map of a leg's outcomes",
            Row::FirstScreen => "start to first screen",
            Row::ScreenMemory => "memory at that screen",
            Row::ListMemory => "memory of `--format list`",
        }
    }
}
