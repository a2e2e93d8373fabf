package io.rowtally.tagging;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the rows of a table are, as far as its name says so. */
enum TableKind {
    PERSON,
    ORG,
    THING,
    EVENT,
    /** Diagnoses, allergies, prescriptions: somebody's where a key says whose. */
    FINDING,
    /** Towns and postcodes, nobody's. */
    PLACE,
    UNKNOWN;

    private static final Set<String> PLACES = new HashSet<>(Arrays.asList(
            "city",
            "cities",
            "town",
            "towns",
            "province",
            "provinces",
            "state",
            "states",
            "county",
            "counties",
            "district",
            "districts",
            "region",
            "regions",
            "zip",
            "zip code",
            "zipcode",
            "zipcodes",
            "post code",
            "postcode",
            "postcodes",
            "postal code",
            "country",
            "countries"));

    /** The last word with a meaning decides: {@code sys_user} holds users, {@code user_role} roles. */
    static TableKind of(List<Word> words) {
        for (int i = words.size() - 1; i >= 0; i--) {
            Sense sense = words.get(i).sense;
            if (sense == null) {
                continue;
            }
            if (PLACES.contains(sense.text)) {
                return PLACE;
            }
            switch (sense.kind) {
                case PERSON:
                    return PERSON;
                case ORG:
                    return ORG;
                case THING:
                case GATE:
                case CODE:
                case LINK:
                    return THING;
                case EVENT:
                    return EVENT;
                case CATEGORY:
                    if (sense.category == Category.ORG_ID) {
                        return ORG;
                    }
                    if (sense.category == Category.PERSON_NAME && !sense.ambiguous()) {
                        return PERSON;
                    }
                    if (sense.category == Category.HEALTH) {
                        return sense.ambiguous() ? UNKNOWN : FINDING;
                    }
                    break;
                default:
                    break;
            }
        }
        return UNKNOWN;
    }
}
