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
    /** Passwords, tokens, logins. */
    ACCOUNT,
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
                    return finding(words, i) ? FINDING : EVENT;
                case CATEGORY:
                    if (sense.category == Category.ORG_ID) {
                        return ORG;
                    }
                    if (sense.category == Category.PERSON_NAME && !sense.ambiguous()) {
                        return PERSON;
                    }
                    if (sense.category == Category.HEALTH) {
                        return FINDING;
                    }
                    if (sense.category == Category.CREDENTIAL) {
                        return ACCOUNT;
                    }
                    break;
                default:
                    break;
            }
        }
        return UNKNOWN;
    }

    /** The orders of medication, the history of allergies. */
    private static boolean finding(List<Word> words, int end) {
        for (Word word : words.subList(0, end)) {
            if (word.sense != null && word.sense.category == Category.HEALTH && !word.sense.ambiguous()) {
                return true;
            }
        }
        return false;
    }
}
