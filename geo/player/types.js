/**
 * The shapes that pass between Python and the player. Written from geo/view/contract.py; to change them, change that
 * and run: python -m geo.view.types_js > geo/player/types.js
 */

/**
 * @typedef {"geodesic"|"rail"|"road"|"sea"} Basis
 */

/**
 * @typedef {"departure"|"arrival"|"crossing"|"passage"|"meeting"|"stay"|"return"|"statement"|"other"} EventType
 */

/**
 * @typedef {"place"|"demonym"|"metonym"|"organisation"} MentionKind
 */

/**
 * @typedef {"rail"|"road"|"sea"|"air"|"unknown"} Mode
 */

/**
 * @typedef {"routed"|"bridged"|"coarse"|"estimated"} Quality
 */

/**
 * @typedef {"confirmed"|"reported"|"scheduled"|"possible"|"historical"|"denied"} Status
 */

/**
 * @typedef {"supported"|"approximately"|"imprecise"|"contradicted"|"not_checkable"} Verdict
 */

/**
 * Longitude and latitude in degrees.
 * @typedef {[number, number]} Point
 */

/**
 * West, south, east, north in degrees.
 * @typedef {[number, number, number, number]} Box
 */

/**
 * @typedef {number[]} Colour
 */

/**
 * A time, and the least and the greatest km at which the traveller can be then; linear to the next one.
 * @typedef {[number, number, number]} Breakpoint
 */

/**
 * @typedef {"claim"|"figure"|"event"|"time"|"place"|"demonym"|"metonym"|"organisation"} MarkKind
 */

/**
 * What a stretch of the article stands for.
 * @typedef {object} MarkRef
 * @property {MarkKind} kind
 * @property {string} id
 */

/**
 * A stretch of the article with its marks, from the outermost in.
 * @typedef {object} Piece
 * @property {string} text
 * @property {MarkRef[]} marks
 */

/**
 * The article, set.
 * @typedef {object} ArticleText
 * @property {string} title
 * @property {string|null} source
 * @property {string|null} url http or https, nothing else
 * @property {string|null} published in words
 * @property {string|null} filed from where, by its dateline
 * @property {Piece[][]} paragraphs
 */

/**
 * Why something was read as it was.
 * @typedef {object} Why
 * @property {string} ask the question that it answers
 * @property {string[]} words a sentence each
 * @property {string} rule the name of the rule that read it
 */

/**
 * An event as its card and its bar on the timeline.
 * @typedef {object} EventCard
 * @property {string} id
 * @property {EventType} type
 * @property {string} title
 * @property {Status} status
 * @property {string} status_words
 * @property {string|null} sure how sure it is that it is told, in words
 * @property {boolean} unsure
 * @property {string} when in the place's own time
 * @property {string} when_utc
 * @property {string|null} zone IANA name
 * @property {number|null} earliest
 * @property {number|null} latest
 * @property {string|null} place
 * @property {boolean} travels whether it is part of a journey
 * @property {string} sentence
 * @property {string[]} words that carry it
 * @property {string[]} sources
 * @property {Why|null} why
 */

/**
 * A time expression and what it was read as.
 * @typedef {object} TimeCard
 * @property {string} text
 * @property {string} means
 * @property {Why|null} why
 */

/**
 * One thing that was checked about a claim.
 * @typedef {object} CheckRow
 * @property {string} name
 * @property {Verdict} verdict
 * @property {string} verdict_words
 * @property {string} explanation
 */

/**
 * What else the name of a claim's end may mean.
 * @typedef {object} ClaimCandidate
 * @property {string} place
 * @property {string} name in full: London, Ontario, Canada
 * @property {string|null} measured what the claim's straight line would be with it
 */

/**
 * A place that a claim is measured from or to.
 * @typedef {object} ClaimEnd
 * @property {string} role From or To
 * @property {string} place
 * @property {string} name in full: London, England, United Kingdom
 * @property {string|null} mention id of the name that it has in the text
 * @property {ClaimCandidate[]} candidates
 */

/**
 * A claim: stated and measured side by side, each check with its verdict and sentence.
 * @typedef {object} ClaimCard
 * @property {string} id
 * @property {string} sentence
 * @property {string} headline
 * @property {string|null} conclusion what follows, in sentences to print
 * @property {Verdict} verdict
 * @property {string} verdict_words
 * @property {string[]} stated
 * @property {string|null} hedge
 * @property {string|null} measured
 * @property {string|null} tolerance
 * @property {string|null} deviation
 * @property {string|null} direction
 * @property {number|null} direction_deg
 * @property {number|null} bearing degrees
 * @property {string|null} bearing_words
 * @property {string|null} extents
 * @property {string|null} way how long the journey's line is
 * @property {Basis} basis
 * @property {ClaimEnd[]} ends
 * @property {CheckRow[]} checks
 * @property {string[]} method
 * @property {string} review ClaimReview as JSON-LD
 * @property {Why|null} why
 */

/**
 * A place that a name could mean, with the reason in words.
 * @typedef {object} CandidateRow
 * @property {string} place
 * @property {string} name
 * @property {string} why
 * @property {number} score
 * @property {number|null} lat
 * @property {number|null} lon
 * @property {string} where
 * @property {number|null} population
 * @property {boolean} chosen
 */

/**
 * A name as read, and what else it could mean.
 * @typedef {object} MentionCard
 * @property {string} id
 * @property {string} text
 * @property {MentionKind} kind
 * @property {string|null} place
 * @property {number} confidence 0 to 1
 * @property {CandidateRow[]} candidates
 */

/**
 * A place as its row.
 * @typedef {object} PlaceCard
 * @property {string} id
 * @property {string} name
 * @property {string|null} local_name
 * @property {string} where
 * @property {Point|null} position
 * @property {string} coordinates
 * @property {string|null} population
 * @property {string|null} timezone
 * @property {string} source
 * @property {string[]} mentions ids of the names that mean it
 */

/**
 * A visit of a route.
 * @typedef {object} StopRow
 * @property {string} id
 * @property {string} place
 * @property {string} name
 * @property {number} km
 * @property {string|null} zone
 * @property {Point|null} position
 * @property {Status} status
 * @property {string} told the words that tell it, what sort of evidence they are, how sure they make it; may be empty
 * @property {boolean} unsure
 * @property {Why|null} why
 */

/**
 * A leg of a route in words.
 * @typedef {object} LegCard
 * @property {string} id
 * @property {string} title
 * @property {string} way
 * @property {string} straight
 * @property {string} quality
 * @property {string} status
 * @property {string[]} countries
 * @property {string[]} warnings
 */

/**
 * A journey: its stops, its legs, and where the traveller can be at a time.
 * @typedef {object} RouteCard
 * @property {string} id
 * @property {string} name
 * @property {string|null} vehicle
 * @property {string} speed the speeds assumed not to be exceeded, in words; empty where none is
 * @property {string|null} length
 * @property {LegCard[]} legs
 * @property {StopRow[]} stops
 * @property {Breakpoint[]} whereabouts
 */

/**
 * What has no place or no date, and why.
 * @typedef {object} UnplacedRow
 * @property {string|null} id
 * @property {string} what
 * @property {string} why
 */

/**
 * What was found of somebody who has no route, or of an article without any.
 * @typedef {object} InsteadRow
 * @property {string} words
 * @property {string[]} events ids of those that tell it
 */

/**
 * The first and the last instant that can be played.
 * @typedef {object} TimeSpan
 * @property {number} start
 * @property {number} end
 */

/**
 * A leg on the map, with the route's km at each point.
 * @typedef {object} LegLine
 * @property {string} id
 * @property {string} route
 * @property {Point[]} path
 * @property {number[]} km
 * @property {Status} status
 * @property {Mode} mode
 * @property {Quality} quality
 * @property {string} token
 * @property {Colour} color
 * @property {string} label
 * @property {[number, number][]} bridged stretches over gaps in the data, from km to km
 */

/**
 * A visit on the map.
 * @typedef {object} StopDot
 * @property {string} id
 * @property {string} place
 * @property {string} name
 * @property {Point} position
 * @property {number} number
 * @property {number} km
 * @property {string} route
 * @property {Status} status
 * @property {boolean} unsure
 * @property {string} token
 * @property {Colour} color
 */

/**
 * A place on the map that is on no route.
 * @typedef {object} PlaceDot
 * @property {string} id
 * @property {string} place
 * @property {string} name
 * @property {Point} position
 * @property {string} token
 * @property {Colour} color
 */

/**
 * The straight line that a claim was measured along.
 * @typedef {object} ClaimLine
 * @property {string} id
 * @property {Point[]} path
 * @property {string} token
 * @property {Colour} color
 * @property {string} label
 */

/**
 * Where what is selected may lie: a claim's distance (ring) and direction (sector), a place told by them (disc).
 * @typedef {object} ClaimArea
 * @property {string} id
 * @property {"ring"|"sector"|"disc"} shape
 * @property {Point[][]} polygon
 */

/**
 * What the map draws, by layer.
 * @typedef {{"claim-areas": ClaimArea[], "claims": ClaimLine[], "legs": LegLine[], "places": PlaceDot[], "stops": StopDot[]}} Rows
 */

/**
 * A layer of the deck.gl spec; its other fields are the renderer's.
 * @typedef {object} Layer
 * @property {string} id
 * @property {ClaimArea[]|ClaimLine[]|LegLine[]|PlaceDot[]|StopDot[]} data
 */

/**
 * A dossier as a deck.gl spec, as pydeck writes it.
 * @typedef {object} Deck
 * @property {Layer[]} layers
 */

/**
 * A dossier as the page shows it, with every word already chosen.
 * @typedef {object} View
 * @property {string} digest of all the rest
 * @property {ArticleText} article
 * @property {Deck} deck
 * @property {Box|null} bounds
 * @property {TimeSpan|null} time
 * @property {RouteCard[]} routes
 * @property {EventCard[]} events
 * @property {Object<string, TimeCard>} times
 * @property {ClaimCard[]} claims
 * @property {PlaceCard[]} places
 * @property {MentionCard[]} mentions
 * @property {UnplacedRow[]} unplaced
 * @property {string[]} warnings
 * @property {string[]} itinerary
 * @property {InsteadRow[]} instead what was found where no route is drawn
 * @property {Object<string, string[]>} corrected what readers put right, in sentences, by the id of each part
 * @property {Object<string, string[]>} related for each id the ids that light up with it; with a name so do the visits to its place
 * @property {string[]} credits
 * @property {Object<string, unknown>} provenance
 */

/**
 * What is seen, as the address says it; null where it is as at first.
 * @typedef {object} At
 * @property {string|null} t ISO 8601
 * @property {string|null} sel the id of what is selected
 * @property {string|null} c the camera: longitude, latitude, zoom
 * @property {string|null} panel
 */

/**
 * What the reader sees, by the count of what was told before.
 * @typedef {object} Seen
 * @property {string|null} t ISO 8601
 * @property {string|null} sel the id of what is selected
 * @property {string|null} c the camera: longitude, latitude, zoom
 * @property {string|null} panel
 * @property {number} n
 */

/**
 * A reader's word that a name means another place.
 * @typedef {object} PlaceChoice
 * @property {string} mention
 * @property {string} place
 */

/**
 * What a reader changed, in words.
 * @typedef {object} CorrectionRow
 * @property {number} key by which it is undone
 * @property {string} target the id of what was changed
 * @property {boolean} of_name whether a name was given another place
 * @property {string} why
 * @property {boolean} undone
 * @property {string} text
 */

/**
 * The dossier's link, and the files to take away.
 * @typedef {object} Link
 * @property {string} d
 * @property {[string, string][]} files name and address of each
 */

/**
 * Where the basemap's files are, below the page's own address.
 * @typedef {object} BasemapPaths
 * @property {string} coarse
 * @property {string} fine
 * @property {string} seas
 */

/**
 * What the page hands to the player; addresses are below its own.
 * @typedef {object} PlayerData
 * @property {string} view
 * @property {string} renderer
 * @property {BasemapPaths} basemap
 * @property {At} at
 * @property {number} heard the count of the last Seen that has come
 * @property {boolean} can_correct
 * @property {CorrectionRow[]} corrections
 * @property {Link} link
 */

/**
 * What the player hands back and keeps, by name.
 * @typedef {object} PlayerStates
 * @property {Seen} seen
 */

/**
 * What is to be put right: an event, a time, or the stops at a place.
 * @typedef {object} Edit
 * @property {string} id
 */

/**
 * Which correction is to be undone; the last where its key is null.
 * @typedef {object} Undo
 * @property {number|null} key
 */

/**
 * What the player asks for once, by name.
 * @typedef {object} PlayerTriggers
 * @property {PlaceChoice} correction
 * @property {Edit} edit
 * @property {Undo} undo
 */

export {};
