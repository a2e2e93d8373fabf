package io.rowtally.tagging.lineage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Makes queries over a few tables from a seed: joins, stars, derived and common tables, unions, expressions. */
final class MadeQueries {
    static final String[][] TABLES = {
        {"staff", "id", "xm", "sfzh", "lxdh", "eid"},
        {"ent", "id", "qymc", "lxr", "lxdh"},
        {"address", "id", "sid", "dz"},
        {"visitor", "vname", "vtel", "host"}
    };

    private final Random random;
    private int names;
    private int commons;
    private String with = "";

    MadeQueries(long seed) {
        this.random = new Random(seed);
    }

    /** A query and the names of its columns, which differ. */
    private static final class Made {
        final String sql;
        final List<String> columns;
        /** A star covers a table, so that the text does not tell which column stands where. */
        final boolean star;

        Made(String sql, List<String> columns, boolean star) {
            this.sql = sql;
            this.columns = columns;
            this.star = star;
        }
    }

    /** A source with its alias and its columns. */
    private static final class From {
        final String alias;
        final List<String> columns;

        From(String alias, List<String> columns) {
            this.alias = alias;
            this.columns = columns;
        }
    }

    String next() {
        with = "";
        commons = 0;
        Made made = union(3);
        return with.isEmpty() ? made.sql : "with " + with + " " + made.sql;
    }

    private boolean chance(int of) {
        return random.nextInt(of) == 0;
    }

    private Made union(int depth) {
        if (!chance(4)) {
            return select(depth, true);
        }
        // which column of a table's star stands where is not in the text
        Made first = select(depth, false);
        StringBuilder sql = new StringBuilder(first.sql);
        for (int more = random.nextInt(2); more >= 0; more--) {
            String operator = new String[] {"union all", "union", "except", "intersect"}
                    [random.nextInt(10) > 1 ? random.nextInt(2) : 2 + random.nextInt(2)];
            Made next = select(Math.max(0, depth - 1), false);
            StringBuilder cut = new StringBuilder();
            for (int i = 0; i < first.columns.size(); i++) {
                String column = next.columns.get(random.nextInt(next.columns.size()));
                cut.append(i == 0 ? "" : ", ").append("u.").append(column);
                if (chance(2)) {
                    cut.append(" as x").append(i);
                }
            }
            sql.append(' ')
                    .append(operator)
                    .append(" select ")
                    .append(cut)
                    .append(" from (")
                    .append(next.sql)
                    .append(") u");
        }
        return new Made(sql.toString(), first.columns, false);
    }

    private Made select(int depth, boolean stars) {
        List<From> from = new ArrayList<>();
        StringBuilder clause = new StringBuilder();
        int count = 1 + (chance(2) ? random.nextInt(3) : 0);
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                clause.append(
                        new String[] {", ", " join ", " left join ", " cross join "}[i == 0 ? 0 : random.nextInt(4)]);
            }
            boolean on =
                    clause.toString().endsWith(" join ") && !clause.toString().endsWith("cross join ");
            from.add(source(depth, clause));
            clause.append(on ? " on 1 = 1" : "");
        }
        List<String> columns = new ArrayList<>();
        StringBuilder items = new StringBuilder();
        boolean star = stars && count == 1 && chance(3);
        if (star) {
            items.append(chance(2) ? "*" : from.get(0).alias + ".*");
            columns.addAll(from.get(0).columns);
        }
        while (columns.isEmpty() || random.nextInt(4) > 0 && columns.size() < 9) {
            String name = "c" + names++;
            items.append(items.length() == 0 ? "" : ", ").append(expression(from, 2));
            items.append(chance(2) ? " as " : " ")
                    .append(chance(5) ? "\"" + name.toUpperCase(Locale.ROOT) + "\"" : name);
            columns.add(name);
        }
        return new Made("select " + items + " from " + clause, columns, star);
    }

    private From source(int depth, StringBuilder clause) {
        String alias = "t" + names++;
        int kind = depth == 0 ? 0 : random.nextInt(5);
        if (kind == 3) {
            Made made = union(depth - 1);
            clause.append('(')
                    .append(made.sql)
                    .append(") ")
                    .append(chance(2) ? "as " : "")
                    .append(alias);
            if (!made.star && chance(3)) {
                List<String> renamed = new ArrayList<>();
                for (int i = 0; i < made.columns.size(); i++) {
                    renamed.add("r" + names++);
                }
                clause.append('(').append(String.join(", ", renamed)).append(')');
                return new From(alias, renamed);
            }
            return new From(alias, made.columns);
        }
        if (kind == 4 && commons < 3) {
            commons++;
            Made made = union(depth - 1);
            String name = "w" + names++;
            with += (with.isEmpty() ? "" : ", ") + name + " as (" + made.sql + ")";
            clause.append(name).append(' ').append(alias);
            return new From(alias, made.columns);
        }
        String[] table = TABLES[random.nextInt(TABLES.length)];
        List<String> columns = new ArrayList<>();
        for (int i = 1; i < table.length; i++) {
            columns.add(table[i]);
        }
        clause.append(table[0]);
        if (chance(4)) {
            clause.append(" as ");
        } else {
            clause.append(' ');
        }
        clause.append(alias);
        return new From(alias, columns);
    }

    private String column(List<From> from) {
        From source = from.get(random.nextInt(from.size()));
        String column = source.columns.get(random.nextInt(source.columns.size()));
        int owners = 0;
        for (From other : from) {
            owners += other.columns.contains(column) ? 1 : 0;
        }
        return owners == 1 && chance(3) ? column : source.alias + "." + column;
    }

    private String expression(List<From> from, int depth) {
        String a = depth == 0 || chance(2) ? column(from) : expression(from, depth - 1);
        String b = depth == 0 || chance(2) ? column(from) : expression(from, depth - 1);
        switch (random.nextInt(22)) {
            case 0:
                return "upper(" + a + ")";
            case 1:
                return a + " || '-' || " + b;
            case 2:
                return "coalesce(" + a + ", " + b + ")";
            case 3:
                return "case when " + column(from) + " is null then " + a + " else " + b + " end";
            case 4:
                return "nullif(" + a + ", " + b + ")";
            case 5:
                return "cast(" + a + " as varchar(900))";
            case 6:
                return "cast(length(" + a + ") as varchar(9))";
            case 7:
                return "(select count(*) from staff z where z.xm = " + column(from) + ") || ''";
            case 8:
                return "(select max(z.dz) from address z)";
            case 9:
                return "'it''s, from x'";
            case 10:
                return "concat(" + a + ", " + b + ")";
            case 11:
                return "(" + a + ")";
            case 12:
                return "cast(row_number() over (order by " + column(from) + ") as varchar(9))";
            case 13:
                return "first_value(" + column(from) + ") over (order by " + column(from) + ")";
            case 14:
                return "case " + column(from) + " when '1' then " + a + " else " + b + " end";
            default:
                return column(from);
        }
    }
}
