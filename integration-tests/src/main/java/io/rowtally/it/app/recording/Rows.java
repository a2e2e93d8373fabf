package io.rowtally.it.app.recording;

import java.util.Locale;

/** What a statement answers: the columns that it names, of five synthetic persons, or of one of them. */
final class Rows {
    static final int PERSONS = 5;

    final String[] labels;
    final String[][] values;

    private Rows(String[] labels, String[][] values) {
        this.labels = labels;
        this.values = values;
    }

    /** The answer to {@code select a, b from t [where id = n]}; id 0 is nobody's. */
    static Rows of(String sql) {
        String[] labels = sql.substring(7, sql.indexOf(" from ")).split(", ");
        int where = sql.indexOf(" = ");
        int one = where < 0 ? -1 : Integer.parseInt(sql.substring(where + 3));
        int count = one < 0 ? PERSONS : Math.min(one, 1);
        String[][] values = new String[count][labels.length];
        for (int row = 0; row < count; row++) {
            for (int column = 0; column < labels.length; column++) {
                values[row][column] = value(labels[column].toLowerCase(Locale.ROOT), one < 0 ? row + 1 : one);
            }
        }
        return new Rows(labels, values);
    }

    private static String value(String label, int person) {
        if (label.equals("phone") && person == 2) {
            return null;
        }
        return label.equals("id") ? String.valueOf(person) : label + person;
    }
}
