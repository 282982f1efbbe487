//! Which column is which, by the names that people give them: in English, and where they are common in German, Spanish and
//! French; whatever their case, accents, spaces and marks.

use std::collections::HashMap;

use crate::text::quoted;

/// What a column tells of a match.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Field {
    Date,
    Time,
    Season,
    Competition,
    Stage,
    Round,
    /// A round that is known by its number alone.
    Matchday,
    /// Whether it is the first match of a tie or a replay; or the round, where no other column has it.
    Tie,
    Leg,
    Group,
    /// The stage of groups that follows, of which the table has no matches.
    BeforeStage,
    Number,
    Host,
    Visitor,
    HostCode,
    VisitorCode,
    /// The score, of whatever time.
    Score,
    HostGoals,
    VisitorGoals,
    /// The score after 90 minutes, as it is said.
    FullTime,
    HostFullTime,
    VisitorFullTime,
    /// Whether there was extra time, or the score after it.
    ExtraTime,
    HostExtraTime,
    VisitorExtraTime,
    /// The shoot-out: its goals, or who won it.
    Kicks,
    /// Whether there was one, where another column has its goals.
    KicksHeld,
    HostKicks,
    VisitorKicks,
    KicksWinner,
    /// Who went through.
    TieWinner,
    /// By which step of the regulations.
    DecidedBy,
    /// Who won: the tie, or the match.
    Winner,
    State,
    Neutral,
    Ground,
    Town,
    Note,
}

/// A field, what it is called in a message, and the names of its columns, without anything that is no letter or digit: the
/// ones that can be nothing else first.
type Names = (Field, &'static str, &'static str);

/// Every field, in the order of the enum.
#[rustfmt::skip]
const FIELDS: [Names; 38] = [
    (Field::Date, "date", "date matchdate gamedate utcdate dateutc datetime kickoff fecha datum jour dia data day"),
    (Field::Time, "time", "time kickofftime matchtime timeutc kickoff hora uhrzeit zeit anstoss heure"),
    (Field::Season, "season", "season saison temporada edition seasonname"),
    (Field::Competition, "competition",
        "competition league tournament comp div division competitionname tournamentname leaguename wettbewerb \
         liga competicion torneo tournoi"),
    (Field::Stage, "stage", "stage phase fase stagename"),
    (Field::Round, "round", "round roundname roundnumber ronda runde tour eliminatoria etapa"),
    (Field::Matchday, "matchday", "matchday matchweek gameweek wk spieltag jornada journee"),
    (Field::Tie, "tie", "tie replay"),
    (Field::Leg, "leg", "leg legnumber hinrueck"),
    (Field::Group, "group", "group groupname gruppe grupo groupe"),
    (Field::BeforeStage, "stage that follows", "beforestage"),
    (Field::Number, "number", "matchnumber matchno matchnum num gamenumber spielnummer"),
    (Field::Host, "host",
        "hometeamname homename team1name home hometeam homeclub host hosts team1 teama heim heimmannschaft \
         heimteam gastgeber local equipolocal equipe1 domicile equipeadomicile equipedomicile equipo1"),
    (Field::Visitor, "visitor",
        "awayteamname awayname team2name away awayteam awayclub visitor visitors visitingteam team2 teamb gast \
         gastmannschaft gastteam auswaerts auswarts visitante equipovisitante equipe2 exterieur visiteur \
         equipeexterieur equipealexterieur equipevisiteuse equipo2"),
    (Field::HostCode, "code of the host",
        "homecountry hcountry country1 homecode hcode code1 hometeamcountry homenation team1country"),
    (Field::VisitorCode, "code of the visitor",
        "awaycountry acountry vcountry visitorcountry country2 awaycode vcode code2 awayteamcountry awaynation \
         team2country"),
    (Field::Score, "score", "score result finalscore finalresult ergebnis endstand resultado marcador resultat"),
    (Field::HostGoals, "goals of the host",
        "homescore homegoals homegoal hgoal hgoals score1 goals1 hg hscore homegoalcount hometeamgoals \
         hometeamscore goalshome scorehome team1score team1goals toreheim heimtore goleslocal"),
    (Field::VisitorGoals, "goals of the visitor",
        "awayscore awaygoals awaygoal vgoal vgoals agoal score2 goals2 ag ascore vscore awaygoalcount \
         awayteamgoals awayteamscore goalsaway scoreaway team2score team2goals visitorgoals visitorscore toregast \
         gasttore golesvisitante"),
    (Field::FullTime, "full time", "ft fulltime ftscore fulltimescore scoreft regulartime"),
    (Field::HostFullTime, "full time of the host", "fthg ft1 fthome homeft scorefthome fulltimehome hfthg"),
    (Field::VisitorFullTime, "full time of the visitor", "ftag ft2 ftaway awayft scoreftaway fulltimeaway"),
    (Field::ExtraTime, "extra time",
        "aet et extratime scoreafterextratime afterextratime aetscore etscore scoreet extratimescore isaet \
         wentextratime nv verlaengerung prorroga prolongation"),
    (Field::HostExtraTime, "extra time of the host",
        "aethgoal homeet homeaet ethg et1 score1et homescoreet homescoreaet homeextratime ethome homegoalset \
         homescoreextratime"),
    (Field::VisitorExtraTime, "extra time of the visitor",
        "aetvgoal awayet awayaet etag et2 score2et awayscoreet awayscoreaet awayextratime etaway awaygoalset \
         awayscoreextratime"),
    (Field::Kicks, "shoot-out",
        "pens p penalties shootout pk pks pso penaltyscore shootoutscore penscore scorepenalties \
         elfmeterschiessen penales penaltis tirsaubut"),
    (Field::KicksHeld, "whether there was a shoot-out",
        "pen penaltyshootout haspenalties haspens onpenalties wentpenalties decidedonpenalties"),
    (Field::HostKicks, "shoot-out of the host",
        "hp hpen hpens homepens homepen homepenalties homepenalty homepk pens1 penhome penshome p1 penalties1 \
         score1p homescorepenalties homepenaltyscore homescorepen homeshootout hometeampenalties penaltieshome \
         homescorepenalty"),
    (Field::VisitorKicks, "shoot-out of the visitor",
        "vp vpen vpens apens ap awaypens awaypen awaypenalties awaypenalty awaypk pens2 penaway pensaway p2 \
         penalties2 score2p awayscorepenalties awaypenaltyscore awayscorepen awayshootout awayteampenalties \
         penaltiesaway visitorpens awayscorepenalty"),
    (Field::KicksWinner, "winner of the shoot-out",
        "shootoutwinner penaltywinner penswinner penwinner penaltieswinner winneronpenalties \
         penaltyshootoutwinner pkwinner"),
    (Field::TieWinner, "winner of the tie",
        "tiewinner qualified qualifier qualifies advances advancing advanced winneroftie through progress \
         progressed teamadvancing aggregatewinner"),
    (Field::DecidedBy, "how the tie was settled", "decidedby settledby"),
    (Field::Winner, "winner", "winner winningteam sieger ganador vainqueur"),
    (Field::State, "state", "status state nonmatch matchstatus estado statut"),
    (Field::Neutral, "neutral", "neutral neutralground neutralvenue isneutral neutralsite"),
    (Field::Ground, "ground", "ground venue stadium location stadion estadio stade venuename stadiumname spielort"),
    (Field::Town, "town", "city town venuecity ciudad ville stadt ort"),
    (Field::Note, "note", "notes note comments comment remarks remark bemerkung observaciones"),
];

/// The columns of a table: of each field the one with the best name, or the first of such.
#[derive(Debug)]
pub(super) struct Columns {
    /// Of each field, the index of its column.
    places: [Option<usize>; FIELDS.len()],
    /// The fields in the order of their columns, and the headers as they stand.
    known: Vec<(Field, String)>,
    /// The headers of all others, as they stand.
    pub passed_over: Vec<String>,
}

impl Columns {
    /// The columns under such headers.
    pub fn of<'h>(headers: impl Iterator<Item = &'h str>) -> Columns {
        let headers: Vec<&str> = headers.collect();
        // Of each field, the best column so far: how good its name is, its index, and which choice of that header it is.
        let mut best: [Option<(usize, usize, usize)>; FIELDS.len()] = [None; FIELDS.len()];
        // A header that others are better for may name something else: "kick-off" beside "date" is the time.
        let mut open: Vec<(usize, usize)> = (0..headers.len()).map(|index| (index, 0)).collect();
        while let Some((index, choice)) = open.pop() {
            let Some((field, rank)) = headers.get(index).and_then(|header| fields(header).nth(choice)) else {
                continue;
            };
            let better = (rank, index, choice);
            let beaten = match best[field as usize] {
                Some(other) if other < better => Some(better),
                other => {
                    best[field as usize] = Some(better);
                    other
                }
            };
            open.extend(beaten.map(|(_, index, choice)| (index, choice + 1)));
        }
        let places = best.map(|best| best.map(|(_, index, _)| index));
        let mut columns = Columns { places, known: Vec::new(), passed_over: Vec::new() };
        let by_index: HashMap<usize, Field> =
            FIELDS.iter().filter_map(|(field, ..)| Some((columns.index(*field)?, *field))).collect();
        for (index, header) in headers.into_iter().map(str::to_owned).enumerate() {
            match by_index.get(&index) {
                Some(field) => columns.known.push((*field, header)),
                None => columns.passed_over.push(header),
            }
        }
        columns
    }

    /// Where the column of a field is.
    pub fn index(&self, field: Field) -> Option<usize> {
        self.places[field as usize]
    }

    /// Whether it is a table of matches: it names two sides.
    pub fn has_sides(&self) -> bool {
        self.index(Field::Host).is_some() && self.index(Field::Visitor).is_some()
    }

    /// How many columns are known.
    pub fn count(&self) -> usize {
        self.known.len()
    }

    /// Which column was taken for what.
    pub fn said(&self) -> String {
        let one = |(field, header): &(Field, String)| format!("{} = {}", field.name(), quoted(header));
        self.known.iter().map(one).collect::<Vec<_>>().join(", ")
    }
}

impl Field {
    /// What it is called in a message.
    pub fn name(self) -> &'static str {
        FIELDS[self as usize].1
    }
}

/// The longest header that is looked at, in bytes.
const LONGEST: usize = 60;

/// What a header may name, and how good a name it is for that: the least is the best.
fn fields(header: &str) -> impl Iterator<Item = (Field, usize)> {
    let header = if header.len() > LONGEST { "" } else { header };
    let plain = deunicode::deunicode(header).to_ascii_lowercase();
    let name: String = plain.chars().filter(char::is_ascii_alphanumeric).collect();
    FIELDS.iter().filter_map(move |(field, _, names)| Some((*field, names.split(' ').position(|known| known == name)?)))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn a_name_names_one_field_and_is_plain() {
        let mut names: Vec<&str> = FIELDS.iter().flat_map(|(_, _, names)| names.split(' ')).collect();
        // The day, or the time where another column has the day.
        names.retain(|name| *name != "kickoff");
        assert_eq!(names.iter().collect::<HashSet<_>>().len(), names.len());
        assert!(FIELDS.iter().enumerate().all(|(index, (field, ..))| *field as usize == index));
        assert!(names.iter().all(|name| name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())));
    }

    #[test]
    fn case_accents_and_marks_make_no_difference() {
        for (header, expected) in [
            ("Home_Team", Field::Host),
            (" HOME-TEAM ", Field::Host),
            ("Team 1", Field::Host),
            ("Équipe à domicile", Field::Host),
            ("Equipo local", Field::Host),
            ("home.country", Field::HostCode),
            ("Auswärts", Field::Visitor),
            ("utcDate", Field::Date),
            ("Journée", Field::Matchday),
            ("Tie winner", Field::TieWinner),
        ] {
            assert_eq!(fields(header).next().map(|(field, _)| field), Some(expected), "{header}");
        }
        assert_eq!(fields("HTHG").count(), 0);
        assert_eq!(fields(&"home".repeat(1_000)).count(), 0);
    }

    #[test]
    fn of_two_columns_for_the_same_the_better_name_is_taken() {
        let columns = Columns::of(["Day", "Kick-off", "Date", "home", "home_team_name", "away"].into_iter());
        assert_eq!(
            [Field::Date, Field::Time, Field::Host].map(|field| columns.index(field)),
            [Some(2), Some(1), Some(4)]
        );
        assert_eq!(columns.passed_over, ["Day", "home"]);
        let alone = Columns::of(["Kickoff", "home", "away"].into_iter());
        assert_eq!([Field::Date, Field::Time].map(|field| alone.index(field)), [Some(0), None]);
    }

    #[test]
    fn of_two_columns_with_the_same_name_the_first_is_taken() {
        let columns = Columns::of(["home", "away", "Venue", "Stadium", "HT"].into_iter());
        assert_eq!(columns.index(Field::Ground), Some(2));
        assert_eq!(columns.passed_over, ["Stadium", "HT"]);
        assert!(columns.has_sides());
        assert_eq!(columns.said(), "host = “home”, visitor = “away”, ground = “Venue”");
    }
}
