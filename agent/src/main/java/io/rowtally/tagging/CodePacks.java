package io.rowtally.tagging;

import io.rowtally.tagging.value.ValueEvidence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The standard codes of Chinese registers ({@code AAC003} is a name) and SAP's field names ({@code NACHN} is one too). A
 * code means little alone, so a pack speaks only where three or more of its codes stand in one table, or where the
 * column's remark or values say the same. Immutable once loaded; any thread.
 */
final class CodePacks {
    static final List<String> NAMES = Arrays.asList("social-insurance", "market-supervision", "population", "sap");
    private static final int ENOUGH = 3;
    /** Two initials are in every table. */
    private static final int TELLING_CODE = 4;

    private final List<Pack> packs = new ArrayList<>();

    private CodePacks() {
        for (String name : NAMES) {
            packs.add(new Pack(name, WordTables.get(name)));
        }
    }

    static CodePacks get() {
        return Holder.ALL;
    }

    /** The packs that one table uses. */
    Set<Pack> spoken(List<Column> columns) {
        Set<Pack> spoken = new HashSet<>();
        for (Pack pack : packs) {
            Set<String> codes = new HashSet<>();
            for (Column column : columns) {
                String name = code(column);
                if (name.length() >= TELLING_CODE && pack.get(name) != null) {
                    codes.add(name);
                }
            }
            if (codes.size() >= ENOUGH) {
                spoken.add(pack);
            }
        }
        return spoken;
    }

    /** What the column's name is a code of; null where it is none or nothing confirms it. */
    @Nullable
    Sense sense(Column column, Set<Pack> spoken, @Nullable NameReading remark) {
        String name = code(column);
        for (Pack pack : packs) {
            Sense sense = pack.get(name);
            boolean remarked = sense != null && remark != null && remark.category == sense.category && !remark.gated;
            boolean confirmed = remarked || sense != null && valued(column, sense.category);
            if (sense != null && (spoken.contains(pack) || confirmed && sense.category.pii())) {
                return sense;
            }
        }
        return null;
    }

    private static boolean valued(Column column, Category category) {
        for (ValueEvidence value : column.values()) {
            if (value.category() == category && value.mostly()) {
                return true;
            }
        }
        return false;
    }

    private static String code(Column column) {
        return column.name().toLowerCase(Locale.ROOT);
    }

    private static final class Holder {
        static final CodePacks ALL = new CodePacks();
    }
}
