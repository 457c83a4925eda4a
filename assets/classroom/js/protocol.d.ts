// Generated from game/classroom/protocol by `python -m game.classroom.protocol.typescript`; do not edit.

/** All that a client is shown, as it is sent first and printed into its page. */
export interface HelloMessage {
  now: number;
  me: Me;
  sections: PageSections;
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
  verdict: string;
  says: string;
  headline: string;
  baseline: EngineBaseline;
  students: number;
  quarters: number;
  minutes: number;
  path: IndexPoint[];
  tables: TableCompared[];
  branches: BranchCompared[];
  replay: QuarterTold[];
  bookmarks: Bookmark[];
  teams: TeamTold[];
  trust: TrustLine[];
  hinges: TurningQuarter[];
  claims: ClaimMet[];
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

/** What injects or orders would change: the index at the end and a quarter on, the peak of escalation, outcomes. */
export interface RoomPreview {
  futures: number;
  index: ChangeEstimate;
  next: ChangeEstimate;
  escalation: ChangeEstimate;
  outcomes: Record<string, ChangeEstimate>;
  scores: Record<string, ClearEstimate>;
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
  world: WorldFigures;
  outlook: OutlookView | null;
  brief: BriefView;
  channels: ChannelView[];
  deals: DealView[];
  messages: MessageView[];
  notices: NoticeView[];
  own: OwnFigures | null;
  orders: SheetView | null;
  menu: Record<string, MenuOrder[]> | null;
  measures: MeasureView[] | null;
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

/** How the partnership goes when the engine plays every seat: the index's fan, and shares by verdict. */
export interface EngineBaseline {
  worlds: number;
  fan: FanQuarter[];
  outcomes: Record<string, ClearEstimate>;
}

/** The index at the end of a quarter; turn 0 is the opening. */
export interface IndexPoint {
  turn: number;
  quarter: string;
  index: number;
}

/** How the partnership went at one table; `this` where it is the reader's own. */
export interface TableCompared {
  title: string;
  path: IndexPoint[];
  verdict: string;
  this: boolean;
}

/** Quarters that were rolled back, after which turn, and why. */
export interface BranchCompared {
  branch: string;
  from: number;
  reason: string;
  path: IndexPoint[];
}

/** A quarter of the replay; `messages` how many were sent, `insights` those pinned to it. */
export interface QuarterTold {
  turn: number;
  quarter: string;
  index: number;
  change: number;
  strands: StrandFigure[];
  escalation: number;
  brent: number;
  orders: Record<string, OrderTold[]>;
  acts: ActLine[];
  why_index: CauseLine[];
  trust: Record<string, CauseLine[]>;
  headlines: Headline[];
  secrets: string[];
  injects: InjectTold[];
  messages: number;
  insights: string[];
}

/** A moment to talk about; `kind` hinge, swing, deal or inject. */
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
  score: number;
  at_the_end: number;
  interests: InterestFared[];
  unknown: BelievedWrongly[];
  luck: LuckTold | null;
  decision: DecisionTold | null;
  played_by: string;
  people: TeamMember[];
  deals: DealsTold;
  line: string;
}

/** A line of the trust ledger: whose trust, why, by how much, and in how many quarters half of it is gone. */
export interface TrustLine {
  turn: number;
  quarter: string;
  partner: string;
  says: string;
  amount: number;
  half_life: number;
  who: string;
  seen_by: string[];
}

/** A quarter in which one country's orders moved the ending; `share` of all such swings, 0–1. */
export interface TurningQuarter {
  turn: number;
  quarter: string;
  country: string;
  orders: string[];
  change: number;
  without: string;
  share: number;
  says: string;
}

/** A claim of the article on orders that were given. */
export interface ClaimMet {
  claim: string;
  says: string;
  expects: string;
  orders: string[];
  change: ClearEstimate;
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

/** A figure without something and with it, and the change future by future. */
export interface ChangeEstimate {
  before: ClearEstimate;
  after: ClearEstimate;
  change: ClearEstimate;
}

/** A share, a mean or a change with its 95 % interval; `clear` where the interval leaves out 0. */
export interface ClearEstimate {
  value: number;
  low: number;
  high: number;
  clear: boolean;
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

/** The world as somebody is shown it: the index 0–100, its strands, escalation, oil, ties, and how it came there. */
export interface WorldFigures {
  turn: number;
  index: number;
  change: number;
  word: string;
  strands: StrandFigure[];
  bands: IndexBands;
  escalation: EscalationFigure;
  oil: OilFigures;
  ties: TieFigure[];
  path: IndexPoint[];
  headlines: Headline[];
  estimates: EstimateLine[];
}

/** The model's odds for the ending, shares by verdict; `delayed` where they are a quarter old. */
export interface OutlookView {
  turn: number;
  as_of: string;
  futures: number;
  outcomes: Record<string, ClearEstimate>;
  fan: FanQuarter[];
  delayed: boolean;
}

/** The brief on the last quarter, None before there was one; the role card for players. */
export interface BriefView {
  page: QuarterBrief | null;
  private: PrivateLine[];
  card: RoleCard | null;
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

/** What a country knows of itself; loyalty and income for the two partners only. */
export interface OwnFigures {
  capital: CapitalFigure;
  aims: AimFigure[];
  score: number;
  loyalty: LoyaltyFigure | null;
  income: OilIncome | null;
}

/** A seat's sheet: what is drafted, what it costs, who agrees, who locked it. */
export interface SheetView {
  turn: number;
  quarter: string;
  open: boolean;
  lockable: boolean;
  limit: number;
  capital: number;
  spent: number;
  left: number;
  version: number;
  draft: Record<string, "light" | "firm" | "hard">;
  drafted_by: string;
  faults: string[];
  agreed: string[];
  locked: LockView | null;
  deciders: string[];
  can_undo: boolean;
  proxy: boolean;
  back: boolean;
  rationale: string;
  cards: SeatCard[];
  odds: Record<string, CardOdds>;
}

/** An order that deals may name. */
export interface MenuOrder {
  order: string;
  title: string;
}

/** A measure that an inject may push. */
export interface MeasureView {
  path: string;
  says: string;
  unit: string;
  span: number;
  fleeting: boolean;
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

/** How the index is spread over the futures at a quarter's end; low and high bound the median's 95 % interval. */
export interface FanQuarter {
  turn: number;
  p10: number;
  p25: number;
  median: number;
  p75: number;
  p90: number;
  low: number;
  high: number;
  quarter: string;
}

/** One strand of the partnership, 0–100, as it is known; `broken` once the partnership has fractured. */
export interface StrandFigure {
  domain: string;
  name: string;
  value: number;
  change: number;
  error: number;
  certainty: string;
  broken: boolean;
}

/** An order that was given, by whom, and why they said they did. */
export interface OrderTold {
  order: string;
  title: string;
  level: string;
  covert: boolean;
  says: string;
  claims: string[];
  by: string;
  rationale: string;
}

/** An order that was given, and what weighed for it and against it as far as that is known. */
export interface ActLine {
  country: string;
  order: string;
  title: string;
  level: string;
  says: string;
  covert: boolean;
  certainty: string;
  why: CauseLine[];
}

/** One part of a change, in the unit of what changed. */
export interface CauseLine {
  says: string;
  amount: number;
}

/** What happened in under 60 characters. */
export interface Headline {
  says: string;
  country: string;
  after: string;
}

/** What the facilitator put into a quarter. */
export interface InjectTold {
  title: string;
  says: string;
  to: string[] | null;
  effects: MeasurePush[];
}

/** How far an interest was met at the end, per cent; `weight` 0–1. */
export interface InterestFared {
  name: string;
  weight: number;
  met: number;
  secret: boolean;
}

/** A figure on which a country was wrong at the end: what it believed, and what was so. */
export interface BelievedWrongly {
  says: string;
  path: string;
  believed: string;
  true: string;
}

/** What luck did to a country's score; `percentile` of courses from the same opening that had less of it. */
export interface LuckTold {
  value: ClearEstimate;
  percentile: number;
}

/** What a team's orders promised over all quarters; `percentile` of what else it could have ordered. */
export interface DecisionTold {
  value: ClearEstimate;
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

/** A clause of a deal; `mark` open, kept, broken, or unseen where the order is another's secret. */
export interface ClauseView {
  country: string;
  does: "give" | "refrain";
  order: string;
  mark: string;
  title: string;
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

/** Bounds of the index by which it is called something; below `frayed` the partnership is frayed. */
export interface IndexBands {
  frayed: number;
}

/** How high the conflict stands: a rung, 0 to `of`; at the last everybody loses. */
export interface EscalationFigure {
  rung: number;
  of: number;
}

/** Brent and its change since the quarter before, $ a barrel; the partners' discounts in China, $ a barrel. */
export interface OilFigures {
  brent: number;
  change: number;
  discount: Record<string, number>;
}

/** How two countries stand, −1 to 1. */
export interface TieFigure {
  a: string;
  b: string;
  value: number;
}

/** What a country makes of something hidden from it; `in_unit` its value with the unit, `error` a standard error. */
export interface EstimateLine {
  path: string;
  says: string;
  in_unit: string;
  value: number;
  change: number;
  error: number;
  certainty: string;
}

/** What a reader learns of the last quarter; no story and no causes for those who are told only what is public. */
export interface QuarterBrief {
  turn: number;
  quarter: string;
  headlines: Headline[];
  news: Headline[];
  acts: ActLine[];
  story: string[];
  why_index: CauseLine[];
  trust: Record<string, CauseLine[]>;
  private: PrivateLine[];
}

/** Something that not everybody learned; `source` says from whom. */
export interface PrivateLine {
  says: string;
  certainty: string;
  source: string;
}

/** A country's role card: its character, its aims in a line, and what it wants. */
export interface RoleCard {
  character: string;
  aims: string;
  wants: RoleWant[];
}

/** Political capital, whole points: there now, coming next quarter, and the most that can be kept. */
export interface CapitalFigure {
  now: number;
  comes: number;
  most: number;
}

/** How far an interest is met, per cent, as its country sees it; `weight` 0–1; `secret` where others do not know. */
export interface AimFigure {
  name: string;
  weight: number;
  met: number;
  change: number;
  secret: boolean;
}

/** The faction that is least loyal, and how loyal it is, per cent. */
export interface LoyaltyFigure {
  weakest: string;
  value: number;
}

/** Oil income of a quarter and its change, $ billion. */
export interface OilIncome {
  oil: number;
  change: number;
}

/** Who locked a sheet, and when. */
export interface LockView {
  by: string;
  person: string;
  at: number;
}

/** One order as its country may give it now. */
export interface SeatCard {
  name: string;
  title: string;
  lever: string;
  does: string;
  covert: boolean;
  delay: number;
  rest: number;
  claims: string[];
  prices: Record<string, number>;
  ready: boolean;
  why_not: string;
  effects: Step[];
  by_product: SideNote | null;
  risks: RiskView[];
  bars: string[];
}

/** What an order changes, by level; `delayed` where that is a quarter old. */
export interface CardOdds {
  as_of: string;
  futures: number;
  delayed: boolean;
  levels: Record<string, LevelOdds>;
}

/** An inject; `status` scheduled, written, queued, held, sent, skipped or past; `to` None for all. */
export interface InjectView {
  inject: string;
  title: string;
  says: string;
  effects: MeasurePush[];
  turn: number | null;
  quarter: string | null;
  status: string;
  to: string[] | null;
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
  effects: MeasurePush[] | null;
}

/** The index so far, and what was rolled back. */
export interface RoomTimeline {
  path: IndexPoint[];
  branches: BranchView[];
}

/** How the room is set: seconds of each phase, odds, muted channels. */
export interface RoomSettings {
  lengths: Record<string, number>;
  automatic: boolean;
  odds: "off" | "delayed" | "on";
  muted: string[];
  places: number;
}

/** Something the facilitator should know of. */
export interface AlertView {
  at: number;
  kind: string;
  says: string;
  seat: string | null;
}

/** How far a team's sheet is from the best that its own staff can think of, points, with its 95 % interval. */
export interface SheetRegret {
  points: number;
  low: number;
  high: number;
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

/** A push of one measure, as an order, an inject or a ruling makes it. */
export interface MeasurePush {
  path: string;
  push: number;
  absolute: boolean;
  says: string;
}

/** What a team's orders of one quarter promised over what the engine's in its seat would have, points. */
export interface DecisionQuarter {
  turn: number;
  quarter: string;
  value: number;
  low: number;
  high: number;
  clear: boolean;
}

/** Somebody's mean Brier score over `n` forecasts. */
export interface PersonBrier {
  person: string;
  name: string;
  brier: number | null;
  n: number;
}

/** One thing that a country wants; `weight` 0–1. */
export interface RoleWant {
  name: string;
  weight: number;
  secret: boolean;
}

/** One step of how an order works: what happens, and what is moved from where to where. */
export interface Step {
  says: string;
  detail: string;
  countries: string[];
  amount_text: string;
}

/** What an order moves beside its purpose: when, in a sentence, and what it is called in short. */
export interface SideNote {
  on: string;
  says: string;
  short: string;
}

/** What may go wrong: its chance, 0–1, what happens then, and what that moves. */
export interface RiskView {
  chance: number;
  says: string;
  effect: string;
}

/** What an order at one level changes, against the quarter without it. */
export interface LevelOdds {
  score: ClearEstimate;
  fracture: ClearEstimate;
  index: ClearEstimate;
  escalation: ClearEstimate;
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
  effects: MeasurePush[];
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
  path: IndexPoint[];
}

/** A mark given by hand. */
export interface RubricMarkView {
  person: string;
  part: "quiz" | "participation" | "rationale" | "decision" | "calibration" | "conduct" | "memo";
  points: number | null;
  note: string;
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

/** A clause of a deal as it is proposed. */
export interface ClauseOffered {
  country: string;
  does: "give" | "refrain";
  order: string;
}

/** An order is laid on the seat's sheet at a level, or taken off: None. */
export interface DraftOrder {
  turn: number;
  order: string;
  level: "light" | "firm" | "hard" | null;
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

/** A decider locks the sheet: level by order. */
export interface LockOrders {
  turn: number;
  orders: Record<string, "light" | "firm" | "hard">;
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

/** The facilitator rules on an argument; `effects` only where the ruling is by hand. */
export interface RuleProposal {
  proposal: string;
  how: "as_suggested" | "half" | "refuse" | "by_hand" | "promise" | "treaty" | "talk";
  effects?: MeasurePush[];
  reason?: string;
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

/** The room goes to a phase, or to the next. */
export interface GoToPhase {
  to: "next" | "lobby" | "brief" | "negotiate" | "orders" | "adjudicate" | "reveal" | "debrief";
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
  effects?: MeasurePush[];
  to?: string[] | null;
  turn?: number | null;
  teaching?: string;
}

/** An inject happens in the quarter being played. */
export interface SendInject {
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

/** The game goes back to the end of an earlier quarter; 0 is the opening. */
export interface RollBack {
  turn: number;
  reason: string;
}

/** The quarter begins to be resolved. */
export interface ResolveQuarter {}

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
  | ({ id?: string; do: "open_debrief" } & OpenDebrief)
  | ({ id?: string; do: "show" } & ShowOnBoard)
  | ({ id?: string; do: "proxy" } & StandIn)
  | ({ id?: string; do: "take_back" } & TakeSeatBack)
  | ({ id?: string; do: "write_inject" } & WriteInject)
  | ({ id?: string; do: "send_inject" } & SendInject)
  | ({ id?: string; do: "queue_inject" } & QueueInject)
  | ({ id?: string; do: "hold_inject" } & HoldInject)
  | ({ id?: string; do: "skip_inject" } & SkipInject)
  | ({ id?: string; do: "rollback" } & RollBack)
  | ({ id?: string; do: "resolve" } & ResolveQuarter);
