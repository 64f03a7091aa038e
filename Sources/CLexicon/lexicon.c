#include "CLexicon.h"
#include <string.h>

// One entry a file: its identifier here is its name below data/.
#define EACH_FILE(FILE) \
    FILE(event_days) FILE(event_patterns) FILE(event_words) \
    FILE(agent_verbs) FILE(connectors) FILE(countries) FILE(given_names) FILE(honorifics) \
    FILE(kind_weights) FILE(months) FILE(name_abbreviations) FILE(nicknames) FILE(non_actor_nouns) FILE(numbers) FILE(office_verbs) FILE(organization_designators) FILE(organization_nouns) FILE(organization_ties) FILE(places) \
    FILE(position_verbs) FILE(pronouns) FILE(region_adjectives) FILE(roles) FILE(sought_titles) FILE(statement_cues) FILE(statement_words) FILE(status) FILE(tie_verbs) FILE(title_abbreviations) FILE(title_modifiers) FILE(word_sets)

static const unsigned char agent_verbs[] = {
#embed "data/agent_verbs.tsv"
};
static const unsigned char connectors[] = {
#embed "data/connectors.tsv"
};
static const unsigned char countries[] = {
#embed "data/countries.tsv"
};
static const unsigned char event_days[] = {
#embed "data/event_days.tsv"
};
static const unsigned char event_patterns[] = {
#embed "data/event_patterns.tsv"
};
static const unsigned char event_words[] = {
#embed "data/event_words.tsv"
};
static const unsigned char given_names[] = {
#embed "data/given_names.tsv"
};
static const unsigned char honorifics[] = {
#embed "data/honorifics.tsv"
};
static const unsigned char kind_weights[] = {
#embed "data/kind_weights.tsv"
};
static const unsigned char months[] = {
#embed "data/months.tsv"
};
static const unsigned char name_abbreviations[] = {
#embed "data/name_abbreviations.tsv"
};
static const unsigned char nicknames[] = {
#embed "data/nicknames.tsv"
};
static const unsigned char non_actor_nouns[] = {
#embed "data/non_actor_nouns.tsv"
};
static const unsigned char numbers[] = {
#embed "data/numbers.tsv"
};
static const unsigned char office_verbs[] = {
#embed "data/office_verbs.tsv"
};
static const unsigned char organization_designators[] = {
#embed "data/organization_designators.tsv"
};
static const unsigned char organization_nouns[] = {
#embed "data/organization_nouns.tsv"
};
static const unsigned char organization_ties[] = {
#embed "data/organization_ties.tsv"
};
static const unsigned char places[] = {
#embed "data/places.tsv"
};
static const unsigned char position_verbs[] = {
#embed "data/position_verbs.tsv"
};
static const unsigned char pronouns[] = {
#embed "data/pronouns.tsv"
};
static const unsigned char region_adjectives[] = {
#embed "data/region_adjectives.tsv"
};
static const unsigned char roles[] = {
#embed "data/roles.tsv"
};
static const unsigned char sought_titles[] = {
#embed "data/sought_titles.tsv"
};
static const unsigned char statement_cues[] = {
#embed "data/statement_cues.tsv"
};
static const unsigned char statement_words[] = {
#embed "data/statement_words.tsv"
};
static const unsigned char status[] = {
#embed "data/status.tsv"
};
static const unsigned char tie_verbs[] = {
#embed "data/tie_verbs.tsv"
};
static const unsigned char title_abbreviations[] = {
#embed "data/title_abbreviations.tsv"
};
static const unsigned char title_modifiers[] = {
#embed "data/title_modifiers.tsv"
};
static const unsigned char word_sets[] = {
#embed "data/word_sets.tsv"
};

const unsigned char *newsgraph_lexicon_data(const char *name, size_t *count) {
#define FILE(identifier) \
    if (strcmp(name, #identifier ".tsv") == 0) { *count = sizeof(identifier); return identifier; }
    EACH_FILE(FILE)
#undef FILE
    *count = 0;
    return NULL;
}
