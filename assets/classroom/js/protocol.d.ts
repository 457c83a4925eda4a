// Generated from game/classroom/protocol by `python -m game.classroom.protocol.typescript`; do not edit.

/** All that a client is shown, as it is sent first and printed into its page; `frame` where it was asked for. */
export interface HelloMessage {
  now: number;
  me: Me;
  sections: PageSections;
  frame: number;
  type: "hello";
}

/** The sections that changed, and what was added. */
export interface ChangeMessage {
  sections: PageSections;
  added: AddedRows;
  type: "change";
}

/** An event was taken, and is on the disk; `again` where it had been before, `n` its place in the room's file. */
export interface Acknowledged {
  id: string;
  n: number;
  ok: true;
  status: number;
  again: boolean;
  type: "ack";
}

/** An event or a request was turned down; `retry_after` seconds it is worth asking again. */
export interface Refusal {
  id: string;
  status: number;
  reason: string;
  field: string | null;
  retry_after: number | null;
  ok: false;
  type: "ack";
}

/** The socket is closed, and why. */
export interface ByeMessage {
  status: number;
  reason: string;
  type: "bye";
}

/** The answer to a ping. */
export interface PongMessage {
  now: number;
  type: "pong";
}

/** Somebody is in: their link. */
export interface Joined {
  token: string;
  url: string;
  seat: string;
  role: string;
  person: string;
  ok: true;
}

/** What somebody who has the code is told before they join; `own` the seat of a seat's link. */
export interface LobbyView {
  code: string;
  title: string;
  scenario: string;
  phase: "lobby" | "brief" | "negotiate" | "orders" | "adjudicate" | "reveal" | "debrief";
  seats: LobbySeat[];
  address: string;
  qr: string;
  watchers: boolean;
  starts_in_s: number | null;
  own: string;
}

/** The whole debrief; `minutes` from the room's beginning to its last quarter. */
export interface RoomDebrief {
  ok: true;
  title: string;
  outcome: string;
  ending_title: string;
  says: string[];
  headline: string;
  ending: EndingView | null;
  baseline: OutlookView | null;
  students: number;
  quarters: number;
  minutes: number;
  path: PathPoint[];
  tables: TableCompared[];
  branches: BranchCompared[];
  replay: QuarterTold[];
  bookmarks: Bookmark[];
  teams: TeamTold[];
  ladder: LadderAct[];
  deeds: DeedView[];
  deals: DealView[];
  forecasts: ForecastsTold;
  insights: InsightTold[];
  headlines: PressHeadline[];
  tickets: TicketTold[];
}

/** The debrief is being worked out: pieces done, and how many there are. */
export interface DebriefBuilding {
  done: number;
  of: number;
  ok: true;
  building: true;
}

/** What events, or the orders so far, would change, future by future on the same luck. */
export interface RoomPreview {
  futures: number;
  index: Change;
  breaks: Change;
  war: Change;
  scores: Record<string, Change>;
  outlook: OutlookView;
}

/** A quarter played again, on the same luck, with the computer's orders in a seat's place, and all after it. */
export interface WhatIf {
  country: string;
  turn: number;
  index: number[];
  again: number[];
  score: number;
  score_again: number;
  ending: string;
  ending_again: string;
  ordered: string[];
  instead: string[];
}

/** What a page knows of a country: letters, name, sign, and its place on the map. */
export interface CountryMark {
  code: string;
  title: string;
  sign: string;
  letters: number;
  at: number[] | null;
  label: string;
  lands: string[];
}

/** Who somebody is to the room. */
export interface Me {
  kind: string;
  person: string | null;
  name: string;
  seat: string | null;
  role: string | null;
}

/** The sections of a page; each audience has some of them, and a change brings only those that changed. */
export interface PageSections {
  room: RoomView;
  clock: ClockView;
  seats: SeatView[];
  board: BoardView;
  outlook: OutlookShown | null;
  brief: BriefView;
  channels: ChannelView[];
  deals: DealView[];
  messages: MessageView[];
  notices: NoticeView[];
  orders: SheetView | null;
  menu: Record<string, MenuOrder[]> | null;
  pushable: PushableView[] | null;
  desks: Record<string, SheetView> | null;
  console: ConsoleView | null;
  tasks: TasksView | null;
}

/** What was said since. */
export interface AddedRows {
  messages: MessageView[];
  notices: NoticeView[];
}

/** A seat as somebody sees it who has the code. */
export interface LobbySeat {
  country: string;
  name: string;
  people: number;
  aims: string;
  places: number;
  full: boolean;
}

/** How a campaign ended; nothing is hidden any more. */
export interface EndingView {
  ending: string;
  title: string;
  says: string[];
  outcome: string;
  index: number;
  first_index: number;
  quarter: string;
  deeds: DeedView[];
  paid: string[];
  wanted: string[];
  headline: string;
  scores: [string, ScoreView][];
  par: Estimated | null;
  history: number[];
}

/** How the futures of a draft go on. */
export interface OutlookView {
  index: Spread[];
  outcomes: [string, Estimated][];
  endings: [string, Estimated][];
  score: Estimated | null;
  par: number | null;
  futures: number;
  of: number;
}

/** The index at the end of a quarter, which is counted from 1; 0 is the opening. */
export interface PathPoint {
  turn: number;
  quarter: string;
  index: number;
}

/** How the partnership went at one table; `this` where it is the reader's own. */
export interface TableCompared {
  title: string;
  path: PathPoint[];
  outcome: string;
  this: boolean;
}

/** Quarters that were rolled back, after which turn, and why. */
export interface BranchCompared {
  branch: string;
  from: number;
  reason: string;
  path: PathPoint[];
}

/** A quarter of the replay; `messages` how many were sent, `insights` those pinned to it. */
export interface QuarterTold {
  turn: number;
  evening: EveningView;
  escalation: number;
  orders: Record<string, OrderTold[]>;
  injects: InjectTold[];
  messages: number;
  insights: string[];
}

/** A moment to talk about; `kind` deed, swing, deal or inject. */
export interface Bookmark {
  n: number;
  turn: number;
  quarter: string;
  index: number;
  question: string;
  says: string;
  kind: string;
}

/** How a team fared, with its deals and who played it; `line` is its game in a sentence. */
export interface TeamTold {
  country: string;
  name: string;
  score: ScoreView;
  luck: LuckTold | null;
  decision: DecisionTold | null;
  played_by: string;
  people: TeamMember[];
  deals: DealsTold;
  line: string;
}

/** A step on the ladder: whose, when, why, and from which word to which. */
export interface LadderAct {
  turn: number;
  quarter: string;
  act: Headline;
  before: number;
  after: number;
}

/** One deed that did it: `share` is its part of the break, or points of the index, by a re-run without it. */
export interface DeedView {
  turn: number;
  quarter: string;
  country: string;
  says: string;
  share: Estimated;
}

/** A deal, as far as an audience can tell what became of it; `can` is what a player may do with it. */
export interface DealView {
  deal: string;
  title: string;
  by: string;
  to: string[];
  secret: boolean;
  until: number;
  until_quarter: string;
  words: string;
  clauses: ClauseView[];
  answers: Record<string, boolean | null>;
  status: string;
  can: string[];
}

/** What the class forecast, how it was scored, and how well it was calibrated. */
export interface ForecastsTold {
  questions: QuestionTold[];
  brier: ClassBrier;
  calibration: CalibrationBin[];
}

/** An insight pinned to a quarter. */
export interface InsightTold {
  turn: number;
  quarter: string;
  text: string;
  who: string;
}

/** A headline of the press. */
export interface PressHeadline {
  turn: number;
  text: string;
  who: string;
}

/** An exit ticket without its writer. */
export interface TicketTold {
  lesson: string;
  doubt: string;
}

/** A difference between two courses of the same futures, with its 95 % interval. */
export interface Change {
  value: number;
  low: number;
  high: number;
}

/** The exercise; address, link and QR code only where they are put up. */
export interface RoomView {
  code: string;
  title: string;
  scenario: string;
  summary: string;
  simulated: string;
  phase: "lobby" | "brief" | "negotiate" | "orders" | "adjudicate" | "reveal" | "debrief";
  phases: ("lobby" | "brief" | "negotiate" | "orders" | "adjudicate" | "reveal" | "debrief")[];
  turn: number;
  quarter: string;
  quarters: number;
  over: boolean;
  odds: "off" | "delayed" | "on";
  deck: "class" | "whole";
  frozen: boolean;
  resolving: boolean;
  slides: Slide[];
  students: number;
  debrief_open: boolean;
  restarted_at: number | null;
  forgotten: boolean;
  showing: string | null;
  address: string | null;
  join_url: string | null;
  qr: string | null;
}

/** The clock as a seat has it. */
export interface ClockView {
  phase: "lobby" | "brief" | "negotiate" | "orders" | "adjudicate" | "reveal" | "debrief";
  ends: number | null;
  left: number | null;
  paused: boolean;
  frozen: boolean;
  length: number;
  automatic: boolean;
  stretch: number;
  stretches: Record<string, number> | null;
  zone: string | null;
}

/** A seat with its light: empty, proxy, idle, ready, drafting or joined. */
export interface SeatView {
  country: string;
  code: string;
  name: string;
  people: PersonView[];
  places: number;
  light: string;
  engine: boolean;
  amber: boolean;
  control: SeatControl | null;
}

/** A quarter as one seat sees it; points are 0–100. */
export interface BoardView {
  seat: string;
  quarter: string;
  title: string;
  turn: number;
  quarters: number;
  over: boolean;
  closing: boolean;
  scenario: string;
  campaign: string;
  index: number;
  index_error: number;
  index_change: number;
  index_change_error: number;
  index_causes: Cause[];
  word: string;
  rung: number;
  history: number[];
  escalation: number;
  resources: ShownFigure[];
  score: ScoreView;
  weeks: WeeksView;
  needles: Needle[];
  windows: WindowView[];
  likely: LikelyAct[];
  strands: StrandView[];
  changed_most: string;
  machines: MachineView[];
  relations: RelationView[];
  factions: FactionView[];
  flows: FlowView[];
  headlines: Headline[];
  crises: CrisisView[];
  dials: DialView[];
  moves: MoveView[];
  table: ActView[];
  occasions: OccasionView[];
  promises: PromiseView[];
  outlook: OutlookView | null;
  staff: string;
  can_undo: boolean;
  can_end: boolean;
  why_not_end: string;
  seats: string[];
}

/** How it may end by the model's odds; `delayed` where they are a quarter old. */
export interface OutlookShown {
  turn: number;
  as_of: string;
  outlook: OutlookView;
  delayed: boolean;
}

/** The last quarter as somebody may know it, None before there was one; who they are, for players. */
export interface BriefView {
  evening: EveningView | null;
  commission: CommissionView | null;
}

/** A channel that an audience reads. */
export interface ChannelView {
  id: string;
  name: string;
  kind: string;
  seats: string[];
  muted: boolean;
  can_write: boolean;
}

/** A message; `from_` is a country, facilitator or press. */
export interface MessageView {
  n: number;
  at: number;
  turn: number;
  channel: string;
  from: string;
  who: string;
  text: string;
}

/** Something the room tells. */
export interface NoticeView {
  n: number;
  at: number;
  kind: string;
  says: string;
  title: string;
}

/** A seat's sheet: what is drafted, what it costs in weeks, who agrees, who locked it. */
export interface SheetView {
  turn: number;
  quarter: string;
  open: boolean;
  lockable: boolean;
  price: number;
  choices: number;
  left: number;
  version: number;
  draft: OrderSheet;
  drafted_by: string;
  faults: string[];
  agreed: string[];
  locked: LockView | null;
  deciders: string[];
  can_undo: boolean;
  proxy: boolean;
  back: boolean;
  rationale: string;
  effects: Record<string, EffectView>;
  as_of: string;
}

/** A policy or a move that deals may name; `steps` of a dial by name, none of a move. */
export interface MenuOrder {
  order: string;
  title: string;
  steps: string[];
}

/** A name that an event may push. */
export interface PushableView {
  path: string;
  says: string;
  unit: string;
  most: number;
  least: number;
  held: boolean;
}

/** What only the facilitator is shown; `regret` by seat. */
export interface ConsoleView {
  injects: InjectView[];
  proposals: ConsoleProposal[];
  timeline: RoomTimeline;
  settings: RoomSettings;
  alerts: AlertView[];
  regret: Record<string, SheetRegret>;
  links: LinksView;
  tables: TableLink[];
  reach: ReachView;
  insights: InsightView[];
  rubric: RubricView;
  roster: RosterView;
  course: CourseView;
  not_started: string[];
  exports: string[];
  saved_at: number;
  resolving: boolean;
}

/** What one person is asked to do, and how it was marked. */
export interface TasksView {
  forecast: ForecastTask;
  rationale: RationaleTask;
  quiz: QuizTask;
  ticket: TicketTask;
  proposals: ProposalView[];
}

/** A seat's score as the campaign stands, points 0–100. */
export interface ScoreView {
  points: number;
  change: number;
  par: number | null;
  interests: InterestView[];
  ambition: AimView | null;
  agenda: AimView | null;
  word: number;
  parts: Cause[];
}

/** A number that has been estimated. */
export interface Estimated {
  value: number;
  low: number;
  high: number;
}

/** Where a tenth, a quarter, half, three quarters and nine tenths of futures lie below, points 0–100. */
export interface Spread {
  low: number;
  middle_low: number;
  median: number;
  middle_high: number;
  high: number;
}

/** A quarter that is over, as one seat may know it; points 0–100. */
export interface EveningView {
  quarter: string;
  title: string;
  turn: number;
  your_orders: FateView[];
  headlines: Headline[];
  ladder_act: Headline | null;
  rung_before: number;
  rung: number;
  strand: string;
  index_before: number;
  index: number;
  causes: Cause[];
  score_before: number;
  score: number;
  score_parts: Cause[];
  says: string[];
  map_marks: MapMark[];
}

/** Something that was ordered, by whom, and why they said they did. */
export interface OrderTold {
  order: string;
  title: string;
  step: string;
  hidden: boolean;
  claims: string[];
  by: string;
  rationale: string;
}

/** What the facilitator put into a quarter. */
export interface InjectTold {
  title: string;
  says: string;
  effects: EventEffect[];
}

/** What luck did to a country's score, points. */
export interface LuckTold {
  value: Estimated;
}

/** What a team's orders promised over all quarters; `percentile` of what else it could have ordered. */
export interface DecisionTold {
  value: Estimated;
  percentile: number;
  quarters: DecisionQuarter[];
}

/** Somebody of a team. */
export interface TeamMember {
  name: string;
  role: string;
}

/** How many deals a team kept and broke. */
export interface DealsTold {
  fulfilled: number;
  broken: number;
}

/** One thing that happened; `kind` as told lines have it. */
export interface Headline {
  kind: string;
  country: string;
  says: string;
  why: string;
}

/** A clause of a deal; `mark` open, kept, broken, or unseen where it is another's secret. */
export interface ClauseView {
  country: string;
  does: "make" | "refrain" | "at_least" | "at_most";
  order: string;
  mark: string;
  title: string;
  step: string;
}

/** What the class first and last said of a question, per cent, and the model's odds then, 0–1. */
export interface QuestionTold {
  question: string;
  says: string;
  before: number[];
  after: number[];
  before_mean: number | null;
  after_mean: number | null;
  model_before: number | null;
  model_after: number | null;
  happened: boolean | null;
}

/** Mean Brier scores of class and model over `n` forecasts; by person for the facilitator only. */
export interface ClassBrier {
  class: number | null;
  model: number | null;
  n: number;
  people: PersonBrier[] | null;
}

/** Forecasts of about `bin` per cent: how many, and the share that came, 0–1. */
export interface CalibrationBin {
  bin: number;
  n: number;
  happened: number;
}

/** A slide of the brief. */
export interface Slide {
  title: string;
  lines: string[];
}

/** Somebody in a seat; `person` None for those who need not tell people apart. */
export interface PersonView {
  person: string | null;
  name: string;
  role: string;
  here: boolean;
}

/** What of a seat only those who see all are shown. */
export interface SeatControl {
  orders: number;
  agreed: number;
  locked_by: string | null;
  proxy: boolean;
  back: boolean;
  proxy_offered: boolean;
  silent_s: number;
  last_act: number | null;
  stretch: number;
}

/** Part of a change; the parts add up, as they are printed, to the change that they explain. */
export interface Cause {
  says: string;
  amount: number;
  country: string;
}

/** A number with its name. */
export interface ShownFigure {
  key: string;
  label: string;
  value: number;
  change: number;
  error: number;
  unit: string;
  digits: number;
  says: string;
}

/** Weeks of a government's attention in this quarter. */
export interface WeeksView {
  income: number;
  has: number;
  policies: number;
  orders: number;
  choices: number;
  left: number;
  overdraft: number;
  carried_over: number;
}

/** How near a capital is to a step down: 0 far from one, .8 as likely as not within the quarter, 1 it steps down. */
export interface Needle {
  country: string;
  value: number;
  says: string;
  error: number;
}

/** Something that stands open for a while: `left` quarters of `of` in all. */
export interface WindowView {
  key: string;
  title: string;
  says: string;
  left: number;
  of: number;
}

/** What a capital is likeliest to do next; `chance` is None until staff have worked it out. */
export interface LikelyAct {
  country: string;
  says: string;
  chance: Estimated | null;
}

/** One domain of the partnership, points 0–100. */
export interface StrandView {
  key: string;
  label: string;
  value: number;
  change: number;
  error: number;
  causes: Cause[];
  suspended: boolean;
  change_error: number;
}

/** One state of affairs; `since` counts the quarters in this state, 0 where nobody counts them. */
export interface MachineView {
  key: string;
  label: string;
  state: string;
  says: string;
  since: number;
}

/** How close two countries are, −100 to 100. */
export interface RelationView {
  a: string;
  b: string;
  value: number;
  change: number;
}

/** How loyal a faction is, points 0–100. */
export interface FactionView {
  country: string;
  key: string;
  label: string;
  loyalty: number;
  error: number;
  change: number;
}

/** What one country gives another: a strand in points, or oil in million barrels a day. */
export interface FlowView {
  giver: string;
  taker: string;
  key: string;
  label: string;
  value: number;
}

/** A question that waits for the seat. */
export interface CrisisView {
  id: string;
  title: string;
  says: string;
  country: string;
  place: string;
  clock: string;
  tonight: boolean;
  choices: ChoiceView[];
  default: number;
  in_deck: boolean;
  ruled: number | null;
}

/** A standing policy. */
export interface DialView {
  lever: string;
  title: string;
  says: string;
  icon: string;
  steps: StepView[];
  standing: number;
  drafted: number;
  visibility: string;
  good: string;
  backfires: string;
  fit: number;
  effect: EffectView | null;
  in_deck: boolean;
}

/** A single move. */
export interface MoveView {
  lever: string;
  title: string;
  says: string;
  icon: string;
  price: number;
  delay: number;
  visibility: string;
  status: string;
  refused: string;
  touches: string[];
  minds: string;
  good: string;
  backfires: string;
  fit: number;
  effect: EffectView | null;
  in_deck: boolean;
}

/** An act at the table; `status` as of a move. */
export interface ActView {
  act: string;
  title: string;
  says: string;
  price: number;
  status: string;
  refused: string;
  effect: EffectView | null;
}

/** What may be done to a seat in the quarter, and the answers that may be prepared to it. */
export interface OccasionView {
  occasion: string;
  title: string;
  answers: AnswerView[];
}

/** A promise as the seat knows of it. */
export interface PromiseView {
  giver: string;
  amount: number;
  due: string;
  state: string;
  says: string;
  error: number;
}

/** What a seat is told before its first quarter. */
export interface CommissionView {
  seat: string;
  title: string;
  says: string[];
  interests: InterestView[];
  ambitions: AimView[];
  chosen: string;
  agenda: AimView | null;
  ends: string[];
  par: number | null;
  fears: string;
  sells: string;
}

/** What one seat orders in a quarter. */
export interface OrderSheet {
  dials: Record<string, number>;
  moves: string[];
  table: string[];
  choices: Record<string, number>;
  prepared: Record<string, string>;
}

/** Who locked a sheet, and when. */
export interface LockView {
  by: string;
  person: string;
  at: number;
}

/** What an option changes where it is kept to the end, in paired futures. */
export interface EffectView {
  score: Change | null;
  breaks: Change;
  war: Change;
  touched: TouchedView[];
  futures: number;
  of: number;
  says: string;
  friends: Change | null;
}

/** An inject; `status` scheduled, written, queued, held, sent, skipped or past. */
export interface InjectView {
  inject: string;
  title: string;
  says: string;
  effects: EventEffect[];
  turn: number | null;
  quarter: string | null;
  status: string;
  teaching: string;
}

/** An argument as the facilitator sees it, with what it may amount to, and what the ruling puts in. */
export interface ConsoleProposal {
  proposal: string;
  by: string;
  who: string;
  turn: number;
  title: string;
  text: string;
  reasons: string;
  with: string[];
  status: string;
  ruling: RulingView | null;
  suggestion: Suggestion;
  effects: EventEffect[] | null;
}

/** The index so far, and what was rolled back. */
export interface RoomTimeline {
  path: PathPoint[];
  branches: BranchView[];
}

/** How the room is set: seconds of each phase, odds, muted channels. */
export interface RoomSettings {
  lengths: Record<string, number>;
  automatic: boolean;
  odds: "off" | "delayed" | "on";
  muted: string[];
  places: number;
  door: "open" | "wide" | "closed";
}

/** Something the facilitator should know of. */
export interface AlertView {
  at: number;
  kind: string;
  says: string;
  seat: string | null;
}

/** How far a team's sheet is from what the computer would order in its seat, points of its score. */
export interface SheetRegret {
  points: Estimated;
}

/** The links of a room: watchers' by kind, seats' by country, people's by number. */
export interface LinksView {
  board: string;
  observer: string;
  press: string;
  evaluator: string;
  seats: Record<string, string>;
  people: Record<string, string>;
}

/** Another room of the same server, or this one: `own`. */
export interface TableLink {
  code: string;
  title: string;
  url: string;
  own: boolean;
}

/** Who can reach the server, in a sentence. */
export interface ReachView {
  says: string;
}

/** An insight pinned to a quarter. */
export interface InsightView {
  turn: number;
  quarter: string;
  text: string;
  who: string;
  at: number;
}

/** The parts of a grade with their points, and the marks given. */
export interface RubricView {
  parts: Record<string, number>;
  given: RubricMarkView[];
}

/** The class list, and the people in the room who are not on it, by number. */
export interface RosterView {
  system: string;
  students: StudentView[];
  strangers: string[];
}

/** The calendar of a course, and by seat what is submitted where nobody locks. */
export interface CourseView {
  zone: string;
  early: boolean;
  dates: CourseDeadline[];
  absent: Record<string, "draft" | "proxy" | "hold">;
}

/** The questions of the quarter, what somebody answered, per cent, and how earlier answers came out. */
export interface ForecastTask {
  turn: number;
  open: boolean;
  questions: QuestionView[];
  mine: Record<string, number>;
  scored: ForecastScored[];
}

/** The reason that is asked for in a quarter, and those given so far. */
export interface RationaleTask {
  turn: number;
  most_words: number;
  past: RationaleView[];
}

/** The entry quiz; which answers are correct, the right places and why only once it has been answered. */
export interface QuizTask {
  open: boolean;
  questions: QuizOptions[];
  mine: Record<string, number> | null;
  correct: Record<string, boolean> | null;
  right: Record<string, number> | null;
  why: Record<string, string> | null;
}

/** The exit ticket, and what somebody handed in. */
export interface TicketTask {
  open: boolean;
  mine: TicketView | null;
}

/** An argument off the menu as those see it who made it; `status` waiting or ruled. */
export interface ProposalView {
  proposal: string;
  by: string;
  who: string;
  turn: number;
  title: string;
  text: string;
  reasons: string;
  with: string[];
  status: string;
  ruling: RulingView | null;
}

/** One interest of a seat: what it weighs, 0–1, and how far it is met, points 0–100, now and at the opening. */
export interface InterestView {
  key: string;
  label: string;
  weight: number;
  met: number;
  change: number;
  first: number;
}

/** An ambition or an agenda; `met` is the share of it that holds as the campaign stands, 0–1. */
export interface AimView {
  id: string;
  title: string;
  says: string;
  met: number;
  bold: boolean;
}

/** What became of one order: `fate` in a word, a sentence, and its largest effect. */
export interface FateView {
  lever: string;
  title: string;
  fate: string;
  says: string;
  effect: string;
}

/** Something on the map: `place` is where, a capital or `strait`. */
export interface MapMark {
  place: string;
  country: string;
  kind: string;
  says: string;
}

/** What an event from outside, or a ruling, puts on the world. */
export interface EventEffect {
  path: string;
  size: number;
  says: string;
  when: string;
}

/** What a team's orders of one quarter promised over what the computer's in its seat would have, points. */
export interface DecisionQuarter {
  turn: number;
  quarter: string;
  value: Estimated;
}

/** Somebody's mean Brier score over `n` forecasts. */
export interface PersonBrier {
  person: string;
  name: string;
  brier: number | null;
  n: number;
}

/** One way to settle a question; `place` counts from 0. */
export interface ChoiceView {
  place: number;
  title: string;
  says: string;
  price: number;
  refused: string;
  chosen: boolean;
  effect: EffectView | null;
}

/** One step of a dial. */
export interface StepView {
  step: number;
  name: string;
  upkeep: number;
  price: number;
  refused: string;
}

/** A move that may be laid down as an answer. */
export interface AnswerView {
  move: string;
  title: string;
  says: string;
  measure: string;
  price: number;
  warns: string;
  chosen: boolean;
  in_deck: boolean;
}

/** A number that an option touches next quarter. */
export interface TouchedView {
  key: string;
  label: string;
  change: Change;
  unit: string;
  digits: number;
}

/** How the facilitator ruled, without what it puts in. */
export interface RulingView {
  how: "as_suggested" | "half" | "refuse" | "by_hand" | "promise" | "treaty" | "talk";
  says: string;
  reason: string;
}

/** What an argument may amount to. */
export interface Suggestion {
  orders: string[];
  effects: EventEffect[];
  says: string;
  read: OrderRead[];
  confidence: string;
}

/** Quarters that were rolled back: after which turn, why, and the index in them. */
export interface BranchView {
  branch: string;
  from: number;
  at: number;
  reason: string;
  path: PathPoint[];
}

/** A mark given by hand. */
export interface RubricMarkView {
  person: string;
  part: "quiz" | "participation" | "rationale" | "decision" | "calibration" | "conduct" | "memo";
  points: number | null;
  note: string;
}

/** A student of the class list; `person` where they have come, `link` their own. */
export interface StudentView {
  student: string;
  name: string;
  group: string;
  seat: string;
  person: string;
  excused: ("quiz" | "participation" | "rationale" | "decision" | "calibration" | "conduct" | "memo")[];
  link: string;
}

/** When a phase of a quarter ends, at the latest. */
export interface CourseDeadline {
  turn: number;
  phase: "lobby" | "brief" | "negotiate" | "orders" | "adjudicate" | "reveal" | "debrief";
  local: string;
  at: number;
}

/** A question that people forecast. */
export interface QuestionView {
  question: string;
  says: string;
  resolves: string;
}

/** A forecast whose question has been answered: `p` per cent, `model` 0–1, Brier scores 0 best, 1 worst. */
export interface ForecastScored {
  person: string;
  turn: number;
  question: string;
  p: number;
  model: number | null;
  happened: boolean;
  brier: number;
  model_brier: number | null;
}

/** Why a team ordered what it ordered in a quarter. */
export interface RationaleView {
  turn: number;
  quarter: string;
  text: string;
  who: string;
}

/** A question of the quiz without its answer. */
export interface QuizOptions {
  question: string;
  says: string;
  options: string[];
}

/** Somebody's exit ticket; `shares` by person, per cent. */
export interface TicketView {
  lesson: string;
  doubt: string;
  shares: Record<string, number>;
}

/** An order as which an argument was read, and the words it was read by. */
export interface OrderRead {
  title: string;
  words: string[];
}

/** A clause of a deal as it is proposed; `step` of a dial, 0–3. */
export interface ClauseOffered {
  country: string;
  does: "make" | "refrain" | "at_least" | "at_most";
  order: string;
  step: number;
}

/** Something is laid on the seat's sheet, or taken off: None. */
export interface DraftOrder {
  turn: number;
  kind: "dial" | "move" | "act" | "choice" | "answer";
  order: string;
  step: number | null;
}

/** The last change of the sheet is taken back. */
export interface UndoDraft {
  turn: number;
}

/** Somebody agrees with the sheet of a version, or does not any more. */
export interface AgreeToDraft {
  turn: number;
  version: number;
  agrees: boolean;
}

/** A decider locks the sheet. */
export interface LockOrders {
  turn: number;
  orders: OrderSheet;
}

/** A locked sheet is opened again. */
export interface UnlockOrders {
  turn: number;
}

/** A team says why it orders what it orders. */
export interface GiveRationale {
  turn: number;
  text: string;
}

/** Something is said in a channel. */
export interface SendMessage {
  channel: string;
  text: string;
}

/** A channel is silenced, or all between seats. */
export interface MuteChannel {
  channel: string;
}

/** A channel may speak again. */
export interface UnmuteChannel {
  channel: string;
}

/** A deal is proposed to other seats. */
export interface ProposeDeal {
  title: string;
  to: string[];
  secret: boolean;
  until: number;
  clauses?: ClauseOffered[];
  words?: string;
}

/** A seat accepts or refuses a deal. */
export interface AnswerDeal {
  deal: string;
  accept: boolean;
}

/** A seat takes back a deal it proposed. */
export interface WithdrawDeal {
  deal: string;
}

/** A seat steps back openly from an agreed deal. */
export interface RenounceDeal {
  deal: string;
}

/** An argument off the menu is laid before the facilitator. */
export interface MakeProposal {
  title: string;
  text: string;
  reasons?: string;
  with?: string[];
}

/** The facilitator rules on an argument, or rules anew; `effects` only where the ruling is by hand. */
export interface RuleProposal {
  proposal: string;
  how: "as_suggested" | "half" | "refuse" | "by_hand" | "promise" | "treaty" | "talk";
  effects?: EventEffect[];
  reason?: string;
}

/** A ruling on an argument of this quarter is taken back; it waits for another. */
export interface TakeBackRuling {
  proposal: string;
}

/** Somebody says how likely something is, per cent. */
export interface GiveForecast {
  turn: number;
  question: "fracture" | "weaker" | "brent";
  p: number;
}

/** Somebody answers the entry quiz: place of the chosen option by question. */
export interface TakeQuiz {
  answers: Record<string, number>;
}

/** Somebody leaves an exit ticket; `shares` of the team's work by person, per cent. */
export interface LeaveTicket {
  lesson: string;
  doubt: string;
  shares?: Record<string, number>;
}

/** One part of somebody's work is marked by hand; None takes the mark back. */
export interface MarkRubric {
  person: string;
  part: "quiz" | "participation" | "rationale" | "decision" | "calibration" | "conduct" | "memo";
  points: number | null;
  note?: string;
}

/** An insight is pinned to a quarter. */
export interface PinInsight {
  turn: number;
  text: string;
}

/** The press prints a headline. */
export interface PrintHeadline {
  text: string;
}

/** Somebody is given a role. */
export interface ChangeRole {
  person: string;
  role: "decider" | "analyst" | "envoy" | "mirror";
}

/** Somebody is given another name. */
export interface RenamePerson {
  person: string;
  name: string;
}

/** Somebody is moved to another seat. */
export interface MoveToSeat {
  person: string;
  seat: string;
}

/** Somebody is taken out of the room. */
export interface RemovePerson {
  person: string;
}

/** Everybody is taken out of the room who came within so many seconds. */
export interface RemoveSince {
  seconds: number;
}

/** Who may come in: some from each device, anybody however many come from one address, or nobody. */
export interface SetDoor {
  door: "open" | "wide" | "closed";
}

/** A person or a seat is given a new link; the server fills in `token`. */
export interface ReclaimLink {
  person?: string | null;
  seat?: string | null;
  token?: string;
}

/** Personal records are deleted; `confirm` is the room's code. */
export interface ForgetPeople {
  confirm: string;
}

/** The room goes to a phase, or to the next; `leaves` is the phase it is in, so that two presses skip none. */
export interface GoToPhase {
  to: "next" | "lobby" | "brief" | "negotiate" | "orders" | "adjudicate" | "reveal" | "debrief";
  leaves?: "lobby" | "brief" | "negotiate" | "orders" | "adjudicate" | "reveal" | "debrief" | null;
}

/** Everybody has so many seconds more, or less. */
export interface ExtendPhase {
  seconds: number;
}

/** The clock stops; people may work on. */
export interface PauseClock {}

/** The clock runs again. */
export interface ResumeClock {}

/** The clock and everybody's hands stop. */
export interface FreezeScreens {}

/** The clock and everybody go on. */
export interface ThawScreens {}

/** One seat has so many seconds more in this phase. */
export interface StretchSeat {
  seat: string;
  seconds: number;
}

/** Seats are reminded that the others wait. */
export interface NudgeSeats {
  seats: string[];
  text?: string;
}

/** The facilitator tells everybody something. */
export interface TellEverybody {
  text: string;
}

/** How many seconds phases take from now on, and whether they go on by themselves. */
export interface SetLengths {
  lengths: Record<string, number>;
  automatic?: boolean;
}

/** The model's odds are shown to the seats: off, a quarter late, or on. */
export interface SetOdds {
  mode: "off" | "delayed" | "on";
}

/** Seats have the short hand, or the whole. */
export interface ChooseDeck {
  deck: "class" | "whole";
}

/** The debrief is opened to everybody. */
export interface OpenDebrief {}

/** What of the debrief the board shows; None for its first page. */
export interface ShowOnBoard {
  what: string | null;
}

/** The engine plays a seat where people sit, or gives it back. */
export interface StandIn {
  seat: string;
  on: boolean;
}

/** A team asks to have its seat back. */
export interface TakeSeatBack {}

/** An inject is written; it waits until it is sent, or until the quarter `turn`. */
export interface WriteInject {
  title: string;
  says: string;
  effects?: EventEffect[];
  turn?: number | null;
  teaching?: string;
}

/** An inject happens in the quarter being played. */
export interface SendInject {
  inject: string;
}

/** An inject that was sent in this quarter is taken back; it can be sent again. */
export interface TakeBackInject {
  inject: string;
}

/** An inject happens in a later quarter. */
export interface QueueInject {
  inject: string;
  turn: number;
}

/** An inject is kept back until it is sent. */
export interface HoldInject {
  inject: string;
}

/** An inject is left out. */
export interface SkipInject {
  inject: string;
}

/** The game goes back to where so many quarters had been played; all of them is the start of this quarter. */
export interface RollBack {
  turn: number;
  reason: string;
}

/** The quarter begins to be resolved. */
export interface ResolveQuarter {}

/** A student of the list is placed in another team. */
export interface PlaceStudent {
  student: string;
  seat: string;
}

/** Somebody in the room is a student of the list; None where they are none of them. */
export interface EnrolPerson {
  person: string;
  student: string | null;
}

/** A student is excused from a part of the grade, or is so no more; it then counts neither way. */
export interface ExcuseStudent {
  student: string;
  part: "quiz" | "participation" | "rationale" | "decision" | "calibration" | "conduct" | "memo";
  on: boolean;
}

/** What each part of the grade is worth, points; a part at nought is left out. */
export interface WeighParts {
  parts: Record<string, number>;
}

/** What is submitted for a team that has not locked by the deadline: its last draft, the computer's, or nothing. */
export interface SetAbsence {
  seat: string;
  how: "draft" | "proxy" | "hold";
}

/** What the server says over the socket. */
export type ServerMessage = HelloMessage | ChangeMessage | Acknowledged | Refusal | ByeMessage | PongMessage;

/** What a page may ask for. */
export type ClassEvent =
  | ({ id?: string; do: "draft" } & DraftOrder)
  | ({ id?: string; do: "undo" } & UndoDraft)
  | ({ id?: string; do: "agree" } & AgreeToDraft)
  | ({ id?: string; do: "lock" } & LockOrders)
  | ({ id?: string; do: "unlock" } & UnlockOrders)
  | ({ id?: string; do: "rationale" } & GiveRationale)
  | ({ id?: string; do: "message" } & SendMessage)
  | ({ id?: string; do: "mute" } & MuteChannel)
  | ({ id?: string; do: "unmute" } & UnmuteChannel)
  | ({ id?: string; do: "deal" } & ProposeDeal)
  | ({ id?: string; do: "answer" } & AnswerDeal)
  | ({ id?: string; do: "withdraw" } & WithdrawDeal)
  | ({ id?: string; do: "renounce" } & RenounceDeal)
  | ({ id?: string; do: "propose" } & MakeProposal)
  | ({ id?: string; do: "rule" } & RuleProposal)
  | ({ id?: string; do: "take_back_ruling" } & TakeBackRuling)
  | ({ id?: string; do: "forecast" } & GiveForecast)
  | ({ id?: string; do: "quiz" } & TakeQuiz)
  | ({ id?: string; do: "ticket" } & LeaveTicket)
  | ({ id?: string; do: "rubric" } & MarkRubric)
  | ({ id?: string; do: "insight" } & PinInsight)
  | ({ id?: string; do: "headline" } & PrintHeadline)
  | ({ id?: string; do: "role" } & ChangeRole)
  | ({ id?: string; do: "rename" } & RenamePerson)
  | ({ id?: string; do: "move" } & MoveToSeat)
  | ({ id?: string; do: "remove" } & RemovePerson)
  | ({ id?: string; do: "remove_since" } & RemoveSince)
  | ({ id?: string; do: "door" } & SetDoor)
  | ({ id?: string; do: "reclaim" } & ReclaimLink)
  | ({ id?: string; do: "forget" } & ForgetPeople)
  | ({ id?: string; do: "phase" } & GoToPhase)
  | ({ id?: string; do: "extend" } & ExtendPhase)
  | ({ id?: string; do: "pause" } & PauseClock)
  | ({ id?: string; do: "resume" } & ResumeClock)
  | ({ id?: string; do: "freeze" } & FreezeScreens)
  | ({ id?: string; do: "thaw" } & ThawScreens)
  | ({ id?: string; do: "stretch" } & StretchSeat)
  | ({ id?: string; do: "nudge" } & NudgeSeats)
  | ({ id?: string; do: "tell" } & TellEverybody)
  | ({ id?: string; do: "lengths" } & SetLengths)
  | ({ id?: string; do: "odds" } & SetOdds)
  | ({ id?: string; do: "deck" } & ChooseDeck)
  | ({ id?: string; do: "open_debrief" } & OpenDebrief)
  | ({ id?: string; do: "show" } & ShowOnBoard)
  | ({ id?: string; do: "proxy" } & StandIn)
  | ({ id?: string; do: "take_back" } & TakeSeatBack)
  | ({ id?: string; do: "write_inject" } & WriteInject)
  | ({ id?: string; do: "send_inject" } & SendInject)
  | ({ id?: string; do: "take_back_inject" } & TakeBackInject)
  | ({ id?: string; do: "queue_inject" } & QueueInject)
  | ({ id?: string; do: "hold_inject" } & HoldInject)
  | ({ id?: string; do: "skip_inject" } & SkipInject)
  | ({ id?: string; do: "rollback" } & RollBack)
  | ({ id?: string; do: "resolve" } & ResolveQuarter)
  | ({ id?: string; do: "place" } & PlaceStudent)
  | ({ id?: string; do: "enrol" } & EnrolPerson)
  | ({ id?: string; do: "excuse" } & ExcuseStudent)
  | ({ id?: string; do: "weigh" } & WeighParts)
  | ({ id?: string; do: "absence" } & SetAbsence);
