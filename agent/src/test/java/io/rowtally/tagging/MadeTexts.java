package io.rowtally.tagging;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Makes the SQL of a large application from a seed: the tables and columns of public schemas, some hundred modules of them, in
 * lists, joins, pages, unions and subqueries as mappers and people write them. No two texts are alike.
 */
final class MadeTexts {
    private final Random random;
    private final List<String> tables = new ArrayList<>();
    private final List<List<String>> columns = new ArrayList<>();
    private int count;

    /** The labels of the columns of the last text. */
    final List<String> labels = new ArrayList<>();

    MadeTexts(long seed) throws IOException {
        random = new Random(seed);
        Map<String, List<String>> bySchema = new LinkedHashMap<>();
        for (LabelledColumns.Row row : LabelledColumns.read(false)) {
            bySchema.computeIfAbsent(row.schema + "." + row.column.table(), k -> new ArrayList<>())
                    .add(row.column.name());
        }
        for (Map.Entry<String, List<String>> table : bySchema.entrySet()) {
            tables.add(table.getKey().substring(table.getKey().indexOf('.') + 1));
            columns.add(table.getValue());
        }
    }

    String next() {
        labels.clear();
        count++;
        int joins = random.nextInt(4);
        StringBuilder items = new StringBuilder();
        StringBuilder from = new StringBuilder();
        for (int j = 0; j <= joins; j++) {
            int table = random.nextInt(tables.size());
            String name = name(tables.get(table), 8);
            String alias = "t" + j;
            from.append(j == 0 ? " from " : random.nextBoolean() ? " left join " : " inner join ");
            from.append(random.nextInt(4) == 0 ? "app." : "")
                    .append(name)
                    .append(' ')
                    .append(alias);
            from.append(j == 0 ? "" : " on " + alias + ".id = t" + (j - 1) + "." + name + "_id");
            int take = 1 + random.nextInt(8);
            for (int c = 0; c < take; c++) {
                List<String> all = columns.get(table);
                item(alias + "." + quoted(name(all.get(random.nextInt(all.size())), 8)), items);
            }
        }
        String where = " where t0.tenant_id = ? and t0.c" + count + " like ? and t0.state in (?) order by t0.id desc";
        return wrapped("select " + items + from + where);
    }

    /** One in so many names has something before or behind it, as the tables and columns of modules have. */
    private String name(String name, int oneIn) {
        if (random.nextInt(oneIn) > 0) {
            return name;
        }
        String[] around = {"old_%s", "%s_bak", "m%d_%s", "%s_%d", "new_%s"};
        return String.format(around[random.nextInt(5)].replace("%d", String.valueOf(random.nextInt(60))), name);
    }

    private static String quoted(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_]*") ? name : '"' + name + '"';
    }

    private void item(String column, StringBuilder items) {
        String[] functions = {
            "upper(%s)",
            "coalesce(%s, '-')",
            "case when t0.kind = 1 then %s else null end",
            "%s || t0.suffix",
            "(select max(x.name) from dict x where x.code = %s)",
            "count(%s)"
        };
        boolean plain = random.nextInt(6) > 0;
        String label = column.substring(column.indexOf('.') + 1).replace("\"", "");
        items.append(items.length() == 0 ? "" : ", ");
        items.append(plain ? column : String.format(functions[random.nextInt(functions.length)], column));
        if (!plain || random.nextInt(4) == 0) {
            label = "col_" + labels.size() + "_0_";
            items.append(random.nextBoolean() ? " as " : " ").append(label);
        }
        labels.add(label);
    }

    private String wrapped(String sql) {
        switch (random.nextInt(8)) {
            case 0:
                labels.add("rn");
                return "select * from (select a.*, rownum rn from (" + sql + ") a where rownum <= ?) where rn > ?";
            case 1:
                return "with q as (" + sql + ") select * from q";
            case 2:
                return sql + " limit ? offset ?";
            default:
                return sql;
        }
    }
}
