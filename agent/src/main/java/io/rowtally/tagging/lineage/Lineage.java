package io.rowtally.tagging.lineage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where each column of a shape comes from, by the text of its query. Never throws and never takes more than linear time;
 * whatever is not understood comes from an unknown place. Stateless; any thread.
 */
public final class Lineage {
    private Lineage() {}

    /** One origin a label, in order. */
    public static List<Origin> of(@Nullable String sql, List<String> labels, KnownColumns known) {
        List<Origin> origins = null;
        SqlTokens tokens = sql == null ? null : SqlTokens.of(sql);
        if (tokens != null) {
            List<String> lower = new ArrayList<>(labels.size());
            for (String label : labels) {
                lower.add(label.toLowerCase(Locale.ROOT));
            }
            origins = new Script(tokens, known).origins(lower);
        }
        return origins == null ? Collections.nCopies(labels.size(), Origin.UNKNOWN) : origins;
    }
}
