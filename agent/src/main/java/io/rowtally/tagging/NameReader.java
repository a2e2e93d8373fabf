package io.rowtally.tagging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a name as the noun phrase that it is, the head last: {@code customer_phone_verified} is a statement about a
 * phone, {@code product_name} the name of a thing. Goes from the right to the first word that names a category, collects
 * gates on its way, then lets the nearest word before the head say whose it is. Stateless; any thread.
 */
final class NameReader {
    private static final double UNKNOWN_HEAD = 0.25;
    private static final double STATEMENT = 0.05;
    private static final double THING_HEAD = 0.3;
    private static final double GLUED = 0.85;
    private static final double PERSON_NEARBY = 0.75;
    /** Behind the head of a language that puts it first, a word that nobody knows tells whose it is. */
    private static final double UNKNOWN_OWNER = 0.7;

    /** Somebody by role with what they do before it: a name or a key, the type and the table tell. */
    private static final double DOING = 0.6;

    private static final int SHORTEST_PARTICIPLE = 4;
    private static final double CARRIED_AT_LEAST = 0.7;
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

    /** What a code can stand for itself; for a finding as well, where the word says that it is one. */
    private static final Set<Category> CODED =
            EnumSet.of(Category.GENDER, Category.ETHNICITY, Category.MARITAL, Category.RELIGION, Category.ORG_ID);
    /** The result of a test, the description of an injury and the amount of a salary are what they are of. */
    private static final Set<String> TOLD = new HashSet<>(Arrays.asList(
            "result",
            "body",
            "content",
            "description",
            "desc",
            "remark",
            "remarks",
            "note",
            "notes",
            "memo",
            "pattern",
            "percent",
            "percentage",
            "pct",
            "list"));

    /** Whose "id" is the number itself, not a key. */
    private static final Set<Category> DOCUMENTS = EnumSet.of(
            Category.NATIONAL_ID,
            Category.PASSPORT,
            Category.DRIVER_LICENCE,
            Category.TAX_ID,
            Category.SOCIAL_INSURANCE);

    private static final Set<String> AMOUNTS = new HashSet<>(Arrays.asList("amount", "amt", "sum", "total amount"));
    /** What "address" and "name" can be the address or name of. */
    private static final Set<Category> CARRIED = EnumSet.of(
            Category.IP_ADDRESS,
            Category.EMAIL,
            Category.PHOTO,
            Category.BIOMETRIC,
            Category.DEVICE_ID,
            Category.GENDER,
            Category.ETHNICITY,
            Category.RELIGION,
            Category.MARITAL,
            Category.HEALTH,
            Category.ORG_ID);

    private static final Set<Category> PICTURED = EnumSet.of(
            Category.NATIONAL_ID,
            Category.PASSPORT,
            Category.DRIVER_LICENCE,
            Category.PERSON_NAME,
            Category.BIOMETRIC,
            Category.PAYMENT_CARD,
            Category.BANK_ACCOUNT,
            Category.PHOTO);

    private final Segmenter segmenter;

    NameReader(Segmenter segmenter) {
        this.segmenter = segmenter;
    }

    List<Word> words(String name) {
        return segmenter.words(name);
    }

    NameReading read(List<Word> split, Affixes affixes) {
        List<Word> words = affixes.strip(split);
        List<String> rules = new ArrayList<>();
        double gate = 1;
        boolean gated = false;
        boolean flag = words.size() > 1 && words.get(0).is(Kind.FLAG);
        if (flag) {
            gate *= STATEMENT;
            rules.add("gate:prefix-" + words.get(0).text);
        }
        boolean linked = false;
        boolean coded = false;
        int unknown = 0;
        int events = 0;
        List<Sense> statements = new ArrayList<>();
        NameReading.Modifier behind = NameReading.Modifier.NONE;
        int i = words.size() - 1;
        for (; i >= 0; i--) {
            Word word = words.get(i);
            if (word.silent() || affixes.shared(word)) {
                continue;
            }
            Sense sense = word.sense;
            if (sense == null) {
                unknown++;
                rules.add("gate:unknown-head");
            } else if (sense.kind == Kind.GATE || sense.kind == Kind.FLAG && i > 0) {
                statements.add(sense);
                rules.add("gate:suffix-" + sense.text);
            } else if (sense.kind == Kind.CODE) {
                coded = true;
            } else if (sense.kind == Kind.LINK) {
                linked = true;
            } else if (sense.kind == Kind.EVENT) {
                events++;
                rules.add("gate:head-" + sense.text);
            } else if (sense.kind == Kind.ORG || sense.kind == Kind.THING) {
                gate *= THING_HEAD;
                rules.add("gate:head-" + sense.text);
            } else if (sense.kind == Kind.PERSON && sense.weight == 0) {
                behind = sense.pack.equals("zh-initials") ? behind : NameReading.Modifier.PERSON;
            } else if (sense.kind != Kind.FLAG) {
                break;
            }
        }
        if (i < 0) {
            return new NameReading(
                    Category.NONE,
                    0,
                    1,
                    coded || !statements.isEmpty(),
                    flag,
                    behind == NameReading.Modifier.PERSON ? behind : nearest(words, words.size(), affixes),
                    rules);
        }
        Head head = head(words, i, affixes);
        for (Sense statement : statements) {
            if (head.isWhat(statement)) {
                rules.remove("gate:suffix-" + statement.text);
            } else {
                gate *= STATEMENT;
                gated = true;
            }
        }
        boolean trace = events > 0 && TRACES.contains(head.category);
        behind = trace ? NameReading.Modifier.EVENT : behind;
        gate *= Math.pow(headFirst(words.get(i)) ? UNKNOWN_OWNER : UNKNOWN_HEAD, unknown);
        gate *= trace ? 1 : Math.pow(THING_HEAD, events);
        if (flag && STATES.contains(words.get(0).text) && STATED.contains(head.category) && !head.ambiguous()) {
            gate /= STATEMENT;
            flag = false;
        }
        Sense before = senseBefore(words, i, affixes);
        if (before != null
                && before.kind == Kind.GATE
                && (HEAD_FIRST.contains(before.pack) || before.text.endsWith(" of"))
                && !STILL_PERSONAL.contains(head.category)) {
            gate *= STATEMENT;
            gated = true;
            rules.add("gate:first-" + before.text);
        }
        boolean finding = head.category == Category.HEALTH && !head.ambiguous();
        if (coded && !finding && !CODED.contains(head.category)) {
            gate *= STATEMENT;
            gated = true;
            rules.add("gate:suffix-code");
        }
        if (linked && head.category != Category.PHOTO && head.category != Category.BIOMETRIC) {
            gate *= STATEMENT;
            gated = true;
            rules.add("gate:suffix-link");
        }
        return modified(words, i, affixes, head, gate, gated, flag, behind, rules);
    }

    private NameReading modified(
            List<Word> words,
            int at,
            Affixes affixes,
            Head head,
            double gate,
            boolean gated,
            boolean flag,
            NameReading.Modifier behind,
            List<String> rules) {
        NameReading.Modifier modifier = nearest(words, at, affixes);
        if (modifier == NameReading.Modifier.NONE || modifier == NameReading.Modifier.UNKNOWN) {
            modifier = behind == NameReading.Modifier.NONE ? modifier : behind;
        }
        double weight = head.weight;
        List<String> all = new ArrayList<>();
        all.add("name:" + head.rule);
        if (words.get(at).glued && words.get(at).text.length() < 3) {
            weight *= GLUED;
        }
        if (modifier == NameReading.Modifier.UNKNOWN && head.category == Category.IP_ADDRESS) {
            // whatever has an address on the net is a machine by name or somebody who came: the table tells
            modifier = NameReading.Modifier.NONE;
        }
        boolean ambiguous = weight < ColumnTag.TAGGED;
        boolean role = ambiguous
                && words.get(at).is(Kind.PERSON)
                && !words.get(at).glued
                && (modifier == NameReading.Modifier.UNKNOWN
                        || modifier == NameReading.Modifier.EVENT
                        || modifier == NameReading.Modifier.THING
                                && at > 0
                                && words.get(at - 1).is(Kind.THING));
        double factor = 1;
        if (head.category == Category.ORG_ID) {
            modifier = NameReading.Modifier.NONE;
        } else if (role) {
            // the referring doctor, the bed's nurse: whatever stands before somebody by role makes it no thing
            weight = doing(words, at) ? Math.max(weight, DOING) : weight;
            modifier = NameReading.Modifier.NONE;
            all.add("modifier:role");
        } else if (modifier == NameReading.Modifier.PERSON && ambiguous) {
            weight = noisyOr(weight, PERSON_NEARBY);
            all.add("modifier:person");
        } else if (modifier == NameReading.Modifier.EVENT && ambiguous) {
            if (head.category == Category.IP_ADDRESS || head.category == Category.GEO_LOCATION) {
                weight = noisyOr(weight, PERSON_NEARBY);
                all.add("modifier:event");
            } else if (head.category == Category.PERSON_NAME) {
                factor = 0.75;
                all.add("gate:modifier-event");
            }
        } else if (modifier == NameReading.Modifier.ORG) {
            factor = orgFactor(head.category, ambiguous);
            all.add("gate:modifier-org");
        } else if (modifier == NameReading.Modifier.THING) {
            boolean named = !ambiguous && (head.category != Category.PERSON_NAME || ofRole(head));
            factor = ambiguous ? 0.1 : named ? 1 : NAME_OF_THING;
            all.add("gate:modifier-thing");
        } else if (modifier == NameReading.Modifier.UNKNOWN && ambiguous) {
            factor = head.category == Category.PERSON_NAME ? 0.3 : 0.5;
            all.add("gate:modifier-unknown");
        }
        all.addAll(rules);
        return new NameReading(
                head.category, weight, gate * factor, gated, flag, modifier, Collections.unmodifiableList(all));
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
        int space = head.text.indexOf(' ');
        List<Word> first = space < 0 ? Collections.<Word>emptyList() : segmenter.words(head.text.substring(0, space));
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

    /** What the head names: its own sense, but an address or name of something recognised is that something. */
    private static Head head(List<Word> words, int at, Affixes affixes) {
        Word word = words.get(at);
        Sense sense = Objects.requireNonNull(word.sense);
        Sense before = senseBefore(words, at, affixes);
        if (sense.kind == Kind.IMAGE) {
            boolean person = before != null && (before.kind == Kind.PERSON || PICTURED.contains(before.category));
            return new Head(Category.PHOTO, person ? 0.9 : sense.weight, sense);
        }
        boolean carrier = sense.kind == Kind.CATEGORY
                && sense.ambiguous()
                && (sense.category == Category.POSTAL_ADDRESS || sense.category == Category.PERSON_NAME);
        if (carrier && before != null && before.kind == Kind.CATEGORY && CARRIED.contains(before.category)) {
            double least = before.category == Category.HEALTH ? 0 : CARRIED_AT_LEAST;
            return new Head(before.category, Math.max(before.weight, least), before);
        }
        return new Head(sense.category, sense.weight, sense);
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

    private static boolean headFirst(Word word) {
        return word.sense != null && HEAD_FIRST.contains(word.sense.pack);
    }

    static double noisyOr(double a, double b) {
        return 1 - (1 - a) * (1 - b);
    }

    private static final class Head {
        final Category category;
        final double weight;
        final String rule;
        final String text;

        Head(Category category, double weight, Sense sense) {
            this.category = category;
            this.weight = weight;
            this.rule = sense.id();
            this.text = sense.text;
        }

        boolean ambiguous() {
            return weight < ColumnTag.TAGGED;
        }

        /** Whether a statement behind the head still is what the head names. */
        boolean isWhat(Sense statement) {
            return category == Category.HEALTH && !ambiguous() && TOLD.contains(statement.text)
                    || category == Category.INCOME && !ambiguous() && AMOUNTS.contains(statement.text)
                    || DOCUMENTS.contains(category) && !ambiguous() && statement.text.equals("id");
        }
    }
}
