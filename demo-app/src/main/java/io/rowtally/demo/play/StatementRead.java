package io.rowtally.demo.play;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** What the register reads of each row of one of its statements, named by the mark in the SQL. Immutable. */
final class StatementRead {

    final String mark;
    /** The id of the table or form on the page that shows the rows; empty where the page does not show them. */
    final String shownIn;
    /** The columns read of each row, in any order. */
    final List<String> columns;
    /** Whether the result set has a column with personal data, read or not. */
    final boolean personal;
    /** Whether the register always reads the result to its end. */
    final boolean whole;

    private StatementRead(String mark, String shownIn, boolean personal, boolean whole, String columns) {
        this.mark = mark;
        this.shownIn = shownIn;
        this.personal = personal;
        this.whole = whole;
        this.columns = Collections.unmodifiableList(Arrays.asList(columns.split(" ")));
    }

    /** Personal rows, all of them read and shown. */
    static StatementRead all(String mark, String shownIn, String columns) {
        return new StatementRead(mark, shownIn, true, true, columns);
    }

    /** Personal rows of which a page is read and shown; rows before it are skipped, one after it may be looked at. */
    static StatementRead part(String mark, String shownIn, String columns) {
        return new StatementRead(mark, shownIn, true, false, columns);
    }

    /** Rows without personal data, all of them read. */
    static StatementRead counts(String mark, String shownIn, String columns) {
        return new StatementRead(mark, shownIn, false, true, columns);
    }
}
