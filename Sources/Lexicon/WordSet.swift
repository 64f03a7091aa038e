/// A small closed set of words that a rule refers to.
public enum WordSet: String, Sendable, CaseIterable {
  /// Points rather than describes: "another", "several".
  case looseModifier = "loose-modifier"
  /// Weekdays and months.
  case calendarWord = "calendar-word"
  /// Counts terms of one organization: "second", "new". No part of its label.
  case ordinalModifier = "ordinal-modifier"
  /// Puts somebody into an office: "appoint".
  case appointingVerb = "appointing-verb"
  /// Somebody does the work of an office: "serve as".
  case servingVerb = "serving-verb"
  /// Somebody comes to hold, or keeps, an office: "become".
  case becomingVerb = "becoming-verb"
  /// Points back: "the", "that".
  case definiteDeterminer = "definite-determiner"
  /// Singular in form, several people: "staff".
  case collectiveNoun = "collective-noun"
  /// Takes a part of a group: "some of the lawyers".
  case partitive
  /// Says what sort of place a name is: "the city of X".
  case placeNoun = "place-noun"
  /// Offices of towns and regions: "the mayor of X".
  case placeOffice = "place-office"
  /// Offices of organizations: "the chairman of X".
  case organizationOffice = "organization-office"
  /// Types of which "the company" names the one that was named last.
  case anaphoricType = "anaphoric-type"
  /// Says where somebody has a seat: "based in X".
  case seatVerb = "seat-verb"
  /// Joins a title to an organization: "analyst at X".
  case affiliationPreposition = "affiliation-preposition"
  /// Brings in the begin of a term: "since 2012".
  case sinceWord = "since-word"
  /// Brings in the end of a term: "until 2012".
  case untilWord = "until-word"
  /// Stands between the begin and the end of a term: "from 2008 to 2012".
  case toWord = "to-word"
  /// Joins a seat: "based in X".
  case seatPreposition = "seat-preposition"
  /// Joins the complement of a noun for somebody: "a member of X", "an official from X".
  case complementPreposition = "complement-preposition"
  /// Modals of the future: "will become".
  case futureModal = "future-modal"
  /// Completes a title: "secretary of state".
  case portfolio
  /// Titles behind what they are for: "trade minister".
  case portfolioTitle = "portfolio-title"
  /// Brings in a further name: "alias".
  case aliasCue = "alias-cue"
  /// Completes a title behind it: "Secretary-General", "commander in chief".
  case titleSuffix = "title-suffix"
  /// Titles that a bare "general" completes.
  case suffixedTitle = "suffixed-title"
  /// Prepositions for whom somebody is sent to or serves: "ambassador to X".
  case addresseePreposition = "addressee-preposition"
  /// Titles that such a preposition may follow.
  case addressedTitle = "addressed-title"
  /// Brings in examples of a group: "ministers such as X".
  case instanceCue = "instance-cue"
  /// Nouns for an office as such: "the post of R".
  case postNoun = "post-noun"
  /// Verbs of seeking an office: "run for R".
  case seekingVerb = "seeking-verb"
  /// Titles of those who seek an office: "candidate for R", "presidential candidate".
  case seekingTitle = "seeking-title"
  /// Joins a part to its whole, somebody to whom they belong to: "of".
  case wholePreposition = "whole-preposition"
  /// Types of organizations that people work for rather than belong to.
  case employingType = "employing-type"
  /// Nouns that name organizations only inside names: "Center", but not "the center of the town".
  case nameOnlyNoun = "name-only-noun"
  /// Words around a number that make it inexact: "more than".
  case approximation
  /// Nouns for any people at all, of which two in one text need not be the same: "people".
  case vagueNoun = "vague-noun"
  /// Types of organizations whose noun may stand behind the name: "Globe magazine".
  case apposedType = "apposed-type"
  /// Things that are called after somebody: "airport".
  case namedThing = "named-thing"
  /// Ranks that mostly count: "first".
  case countingRank = "counting-rank"
  /// Titles that a counting rank belongs to: "first lady".
  case countedTitle = "counted-title"
  /// Prepositions in front of places: "in".
  case locativePreposition = "locative-preposition"
  /// Prepositions between a verb or noun of choosing and an office: "choice for R", "tapped as R".
  case officePreposition = "office-preposition"
  /// The preposition of roles: "served as R".
  case asPreposition = "as-preposition"
  /// Titles of members of legislatures, before which a party may stand: "Likud MK".
  case lawmakerTitle = "lawmaker-title"
  /// Verbs whose "it" stands for nothing: "it seems that".
  case impersonalVerb = "impersonal-verb"
  /// Nouns in lower case that complete a name: "Conservative party".
  case nameCompletingNoun = "name-completing-noun"
  /// Nouns for firms, which belong to whom they are said to be of: "Lang's company".
  case ownedNoun = "owned-noun"
  /// The verb that says what somebody is.
  case copula
  /// Articles inside names.
  case article
  /// Small words inside names of organizations: "of".
  case nameJoiner = "name-joiner"
  /// Says that somebody is near somebody else: "close to Ruiz".
  case closeness
  /// Brings in a source, with "to": "according to".
  case sourceCue = "source-cue"
  /// Brings in who acts, behind a noun for an act: "an attack by".
  case doerPreposition = "doer-preposition"
  /// Brings in on whom or between whom a noun's act takes place: "an attack on".
  case actPreposition = "act-preposition"
  /// Brings in with or against whom an act is done: "met with".
  case partnerPreposition = "partner-preposition"
  /// Verbs of coming into an office: "become".
  case enteringVerb = "entering-verb"
  /// The pronoun that may stand for nothing.
  case expletivePronoun = "expletive-pronoun"
  /// Says where somebody comes from: "a councillor from X".
  case originPreposition = "origin-preposition"
  /// Joins a title to its complement: "minister of", "spokesman for".
  case titlePreposition = "title-preposition"
  /// Brings in a term that "and" divides: "between 1997 and 2001".
  case rangePreposition = "range-preposition"
  /// Nouns for bodies that are made of others and are not meant by another's name: "the coalition".
  case selfStandingNoun = "self-standing-noun"
  /// Things that "of" names: "Treaty of Lisbon".
  case ofThing = "of-thing"
  /// Relative pronouns that stand for people: "who".
  case humanRelative = "human-relative"
  /// Somebody who is put forward: "her choice for R".
  case appointedNoun = "appointed-noun"
  /// Tells bearers of one name apart: "Jr."
  case generationSuffix = "generation-suffix"
  /// Says only that somebody stands at the head: "leader".
  case headTitle = "head-title"
  /// Titles that several people of one body hold at a time: "senator".
  case sharedOffice = "shared-office"
  /// Says nothing of what a statement is about: "the", "has".
  case functionWord = "function-word"
}
