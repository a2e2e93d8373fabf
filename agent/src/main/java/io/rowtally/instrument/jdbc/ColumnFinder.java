package io.rowtally.instrument.jdbc;

import io.rowtally.instrument.weave.ClassOutline;
import io.rowtally.instrument.weave.Site;
import org.jspecify.annotations.Nullable;

/**
 * What a class of result sets finds a label's column with, where it says so: the method whose answer its {@code findColumn} passes
 * on as it is, since of that JDBC says what it means. H2's getters by label ask it too.
 */
final class ColumnFinder {
    private static final String FINDS = "(Ljava/lang/String;)I";
    private static final String FIND_COLUMN = "findColumn" + FINDS;

    private ColumnFinder() {}

    /** The method from which a getter by label has the number of its column; null where it asks none that is known, or is by index. */
    static ClassOutline.@Nullable Member of(Site getter) {
        if (!Getter.byLabel(getter.method.name, getter.method.descriptor)) {
            return null;
        }
        ClassOutline.Member finder = getter.calls.passedOnBy(FIND_COLUMN);
        return finder != null && finder.descriptor.equals(FINDS) && getter.calls.calls(getter.method, finder)
                ? finder
                : null;
    }
}
