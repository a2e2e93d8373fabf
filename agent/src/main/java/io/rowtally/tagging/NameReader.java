package io.rowtally.tagging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a name as the noun phrase that it is, the head last: {@code customer_phone_verified} is a statement about a
 * phone, {@code product_name} the name of a thing. Goes from the right to the first word that names a category, collects
 * gates on its way, then lets the nearest word before the head say whose it is. Stateless; any thread.
 */
final class NameReader {
    private static final double UNKNOWN_HEAD = 0.25;
    private static final double THING_HEAD = 0.3;
    private static final double GLUED = 0.85;
    private static final double PERSON_NEARBY = 0.75;
    /** Behind the head of a language that puts it first, a word that nobody knows tells whose it is. */
    private static final double UNKNOWN_OWNER = 0.7;
    /** Somebody by role with what they do before it: a name or a key, the type and the table tell. */
    private static final double DOING = 0.6;

    private static final int SHORTEST_PARTICIPLE = 4;
    private static final double NAME_OF_THING = 0.5;

    /** Switches that are the value itself for what is true of a person: married, pregnant, deceased. */
    private static final Set<String> STATES = new HashSet<>(Arrays.asList("is", "has", "was", "had"));

    private static final Set<Category> STATED =
            EnumSet.of(Category.MARITAL, Category.HEALTH, Category.GENDER, Category.RELIGION, Category.ETHNICITY);
    /** What a person leaves behind by doing something: an event beside it, before or behind, speaks for it. */
    private static final Set<Category> TRACES =
            EnumSet.of(Category.IP_ADDRESS, Category.GEO_LOCATION, Category.DEVICE_ID);
    /** Kinds of them, dates and amounts of them are still about the person. */
    private static final Set<Category> STILL_PERSONAL = EnumSet.of(
            Category.GENDER,
            Category.ETHNICITY,
            Category.MARITAL,
            Category.RELIGION,
            Category.HEALTH,
            Category.INCOME,
            Category.BIRTH_DATE,
            Category.ORG_ID);

    /** Languages that say "name of the customer": the head comes first. */
    private static final Set<String> HEAD_FIRST =
            new HashSet<>(Arrays.asList("fr", "es", "pt", "it", "ru", "vi", "id"));

    private final Segmenter segmenter;

    NameReader(Segmenter segmenter) {
        this.segmenter = segmenter;
    }

    List<Word> words(String name) {
        return segmenter.words(name);
    }

    NameReading read(List<Word> split, Affixes affixes) {
        List<Word> words = affixes.strip(split);
        boolean flag = words.size() > 1 && words.get(0).is(Kind.FLAG);
        List<Word> tail = new ArrayList<>();
        int at = words.size() - 1;
        while (at >= 0 && !names(words.get(at))) {
            Word word = words.get(at);
            boolean first = at == 0 && word.is(Kind.FLAG);
            if (!first && !word.silent() && !affixes.shared(word)) {
                tail.add(word);
            }
            at--;
        }
        Sense before = senseBefore(words, at, affixes);
        Head head = at < 0 ? null : Head.of(words.get(at), before);
        Gates gates = new Gates();
        boolean state = false;
        if (flag) {
            String rule = "gate:prefix-" + words.get(0).text;
            state = head != null
                    && STATES.contains(words.get(0).text)
                    && STATED.contains(head.category)
                    && !head.ambiguous();
            gates.weigh(state ? 1 : Gates.STATEMENT, rule);
        }
        NameReading.Modifier behind = weigh(tail, head, at < 0 ? null : words.get(at), gates);
        if (head == null) {
            boolean person = behind == NameReading.Modifier.PERSON;
            return new NameReading(
                    Category.NONE,
                    0,
                    1,
                    gates.stated() || has(tail, Kind.CODE),
                    flag,
                    person ? behind : nearest(words, words.size(), affixes),
                    gates.spoken);
        }
        if (before != null
                && before.kind == Kind.GATE
                && (HEAD_FIRST.contains(before.pack) || before.text.endsWith(" of"))
                && !STILL_PERSONAL.contains(head.category)) {
            gates.state("gate:first-" + before.text);
        }
        if (has(tail, Kind.CODE) && !head.coded()) {
            gates.state("gate:suffix-code");
        }
        if (has(tail, Kind.LINK) && !head.linked()) {
            gates.state("gate:suffix-link");
        }
        NameReading.Modifier modifier = nearest(words, at, affixes);
        boolean open = modifier == NameReading.Modifier.NONE || modifier == NameReading.Modifier.UNKNOWN;
        modifier = open && behind != NameReading.Modifier.NONE ? behind : modifier;
        return owned(words, at, head, gates, flag && !state, modifier);
    }

    /** Whether a word is the head that the words behind it say something about. */
    private static boolean names(Word word) {
        if (word.sense == null || word.silent()) {
            return false;
        }
        switch (word.sense.kind) {
            case CATEGORY:
            case IMAGE:
                return true;
            case PERSON:
                return word.sense.weight > 0;
            default:
                return false;
        }
    }

    /** Weighs what stands behind the head, last word first; says whom it makes the head belong to. */
    private static NameReading.Modifier weigh(
            List<Word> tail, @Nullable Head head, @Nullable Word headWord, Gates gates) {
        NameReading.Modifier behind = NameReading.Modifier.NONE;
        boolean trace = false;
        boolean headFirst = headWord != null && headWord.sense != null && HEAD_FIRST.contains(headWord.sense.pack);
        for (Word word : tail) {
            Sense sense = word.sense;
            if (sense == null) {
                gates.weigh(headFirst ? UNKNOWN_OWNER : UNKNOWN_HEAD, "gate:unknown-head");
            } else if (sense.kind == Kind.GATE || sense.kind == Kind.FLAG) {
                if (head == null || !head.isWhat(sense)) {
                    gates.state("gate:suffix-" + sense.text);
                }
            } else if (sense.kind == Kind.EVENT) {
                boolean left = head != null && TRACES.contains(head.category);
                trace |= left;
                gates.weigh(left ? 1 : THING_HEAD, "gate:head-" + sense.text);
            } else if (sense.kind == Kind.ORG || sense.kind == Kind.THING) {
                gates.weigh(THING_HEAD, "gate:head-" + sense.text);
            } else if (sense.kind == Kind.PERSON && !sense.pack.equals("zh-initials")) {
                behind = NameReading.Modifier.PERSON;
            }
        }
        return trace ? NameReading.Modifier.EVENT : behind;
    }

    private static boolean has(List<Word> tail, Kind kind) {
        for (Word word : tail) {
            if (word.is(kind)) {
                return true;
            }
        }
        return false;
    }

    /** What the head says given whose it is. */
    private NameReading owned(
            List<Word> words, int at, Head head, Gates gates, boolean flag, NameReading.Modifier owner) {
        NameReading.Modifier modifier = owner;
        Word word = words.get(at);
        double weight = word.glued && word.text.length() < 3 ? head.weight * GLUED : head.weight;
        List<Spoken> spoken = new ArrayList<>();
        spoken.add(Spoken.adds(head.rule(), weight, head.category));
        if (modifier == NameReading.Modifier.UNKNOWN && head.category == Category.IP_ADDRESS) {
            // whatever has an address on the net is a machine by name or somebody who came: the table tells
            modifier = NameReading.Modifier.NONE;
        }
        boolean ambiguous = weight < ColumnTag.TAGGED;
        double factor = 1;
        if (head.category == Category.ORG_ID) {
            modifier = NameReading.Modifier.NONE;
        } else if (ambiguous && role(words, at, modifier)) {
            // the referring doctor, the bed's nurse: whatever stands before somebody by role makes it no thing
            weight = doing(words, at) ? Math.max(weight, DOING) : weight;
            modifier = NameReading.Modifier.NONE;
            spoken.add(Spoken.raises("modifier:role", weight, head.category));
        } else if (modifier == NameReading.Modifier.PERSON && ambiguous) {
            weight = noisyOr(weight, PERSON_NEARBY);
            spoken.add(Spoken.adds("modifier:person", PERSON_NEARBY, head.category));
        } else if (modifier == NameReading.Modifier.EVENT && ambiguous) {
            if (head.category == Category.IP_ADDRESS || head.category == Category.GEO_LOCATION) {
                weight = noisyOr(weight, PERSON_NEARBY);
                spoken.add(Spoken.adds("modifier:event", PERSON_NEARBY, head.category));
            } else if (head.category == Category.PERSON_NAME) {
                factor = 0.75;
                spoken.add(Spoken.weighs("gate:modifier-event", factor, null));
            }
        } else if (modifier == NameReading.Modifier.ORG) {
            factor = orgFactor(head.category, ambiguous);
            spoken.add(Spoken.weighs("gate:modifier-org", factor, null));
        } else if (modifier == NameReading.Modifier.THING) {
            boolean named = !ambiguous && (head.category != Category.PERSON_NAME || ofRole(head));
            factor = ambiguous ? 0.1 : named ? 1 : NAME_OF_THING;
            spoken.add(Spoken.weighs("gate:modifier-thing", factor, null));
        } else if (modifier == NameReading.Modifier.UNKNOWN && ambiguous) {
            factor = head.category == Category.PERSON_NAME ? 0.3 : 0.5;
            spoken.add(Spoken.weighs("gate:modifier-unknown", factor, null));
        }
        spoken.addAll(gates.spoken);
        return new NameReading(head.category, weight, gates.factor() * factor, gates.stated(), flag, modifier, spoken);
    }

    /** Whether the head is somebody by role, told apart by a word that is not a person's itself. */
    private static boolean role(List<Word> words, int at, NameReading.Modifier modifier) {
        return words.get(at).is(Kind.PERSON)
                && !words.get(at).glued
                && (modifier == NameReading.Modifier.UNKNOWN
                        || modifier == NameReading.Modifier.EVENT
                        || at > 0
                                && (words.get(at - 1).is(Kind.THING)
                                        || words.get(at - 1).is(Kind.ORG)));
    }

    /** Whether somebody is told by what they do, or had done to them: an English participle or event before the word. */
    private static boolean doing(List<Word> words, int at) {
        if (at == 0) {
            return false;
        }
        String before = words.get(at - 1).text;
        return words.get(at - 1).is(Kind.EVENT)
                || before.length() > SHORTEST_PARTICIPLE && (before.endsWith("ing") || before.endsWith("ed"));
    }

    /** Whether the name itself says whose it is: a staff's, an owner's. */
    private boolean ofRole(Head head) {
        String text = head.firstWord();
        List<Word> first = text.isEmpty() ? Collections.<Word>emptyList() : segmenter.words(text);
        return first.size() == 1 && first.get(0).is(Kind.PERSON);
    }

    private static double orgFactor(Category category, boolean ambiguous) {
        if (ambiguous) {
            return 0.2;
        }
        boolean reach = category == Category.PHONE
                || category == Category.EMAIL
                || category == Category.POSTAL_ADDRESS
                || category == Category.BANK_ACCOUNT
                || category == Category.TAX_ID;
        return reach ? 0.5 : 1;
    }

    private static @Nullable Sense senseBefore(List<Word> words, int at, Affixes affixes) {
        for (int i = at - 1; i >= 0; i--) {
            Word word = words.get(i);
            if (!word.silent() && !affixes.shared(word)) {
                return word.sense;
            }
        }
        return null;
    }

    private static NameReading.Modifier nearest(List<Word> words, int at, Affixes affixes) {
        NameReading.Modifier unknown = NameReading.Modifier.NONE;
        for (int i = at - 1; i >= 0; i--) {
            Word word = words.get(i);
            if (word.silent() || affixes.shared(word)) {
                continue;
            }
            Sense sense = word.sense;
            if (sense == null) {
                unknown = NameReading.Modifier.UNKNOWN;
            } else if (sense.kind == Kind.PERSON || sense.category == Category.PERSON_NAME && !sense.ambiguous()) {
                return NameReading.Modifier.PERSON;
            } else if (sense.kind == Kind.ORG || sense.category == Category.ORG_ID) {
                return NameReading.Modifier.ORG;
            } else if (sense.kind == Kind.THING) {
                return NameReading.Modifier.THING;
            } else if (sense.kind == Kind.EVENT) {
                return NameReading.Modifier.EVENT;
            } else if (sense.kind == Kind.CODE || sense.kind == Kind.LINK || sense.kind == Kind.GATE) {
                return NameReading.Modifier.THING;
            }
        }
        return unknown;
    }

    static double noisyOr(double a, double b) {
        return 1 - (1 - a) * (1 - b);
    }
}
