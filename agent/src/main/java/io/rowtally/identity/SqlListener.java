package io.rowtally.identity;

import io.rowtally.config.ToldBySql;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds in a statement's text what it tells its connection of the user, by what the operator has described. What it does not
 * understand it takes for nobody, never for somebody. Once for a text that is prepared or, where it tells something, executed; on
 * the application's thread.
 */
final class SqlListener {
    /** What begins a text that defines something, and executes nothing. */
    private static final Set<String> DEFINING =
            new HashSet<>(Arrays.asList("create", "alter", "drop", "grant", "revoke", "comment"));

    private static final Set<String> BEFORE_A_STATEMENT = new HashSet<>(Arrays.asList("begin", "then", "else", "loop"));
    private static final Set<String> CALLING = new HashSet<>(Arrays.asList("call", "exec", "execute"));
    private static final Set<String> RANGES = new HashSet<>(Arrays.asList("session", "local", "global"));
    private static final Set<String> NOTHING = new HashSet<>(Arrays.asList("null", "default"));
    private static final String SET_CONFIG = "set_config";
    private static final String SET_IDENTIFIER = "set_identifier";

    private final ToldBySql sought;
    private final int number;
    private final List<SqlWord> words;
    private final boolean doubtful;
    private final SqlTelling telling;
    /** Whether another text of the same words may tell something. */
    private boolean concerned;

    private SqlListener(ToldBySql sought, int number, SqlWord.Reader reader, SqlTelling telling) {
        this.sought = sought;
        this.number = number;
        this.words = reader.words();
        this.doubtful = reader.isDoubtful();
        this.telling = telling;
    }

    /**
     * Null where the text tells nothing whatever its literals are.
     *
     * @param sought what the operator has described, by the sources' numbers less the first
     */
    static @Nullable SqlTelling telling(String sql, List<@Nullable ToldBySql> sought, int first) {
        SqlWord.Reader reader = new SqlWord.Reader(sql);
        List<SqlWord> words = reader.words();
        if (words.isEmpty() || DEFINING.contains(words.get(0).text)) {
            return null;
        }
        SqlTelling telling = new SqlTelling();
        boolean concerned = false;
        for (int i = 0; i < sought.size(); i++) {
            ToldBySql one = sought.get(i);
            if (one != null) {
                SqlListener listener = new SqlListener(one, first + i, reader, telling);
                listener.listen();
                concerned |= listener.concerned;
            }
        }
        return concerned ? telling : null;
    }

    private void listen() {
        for (int i = 0; i < words.size(); i++) {
            SqlWord word = words.get(i);
            boolean name = word.kind == SqlWord.Kind.NAME || word.kind == SqlWord.Kind.QUOTED;
            if (!sought.sets) {
                if (name) {
                    called(word.text, sought.name, sought.key, i);
                }
            } else if (word.isName("set") && begins(i)) {
                assignments(i + 1);
            } else if (name && isVariable()) {
                if (word.text.equalsIgnoreCase(sought.name) && sign(i + 1, ":=")) {
                    told(value(i + 2), false);
                }
            } else if (name) {
                called(word.text, SET_CONFIG, sought.name, i);
                ended(word, i);
            }
        }
    }

    /** MySQL's, which any statement may assign. */
    private boolean isVariable() {
        return sought.name.startsWith("@");
    }

    private @Nullable SqlWord at(int i) {
        return i >= 0 && i < words.size() ? words.get(i) : null;
    }

    private boolean sign(int i, String sign) {
        SqlWord word = at(i);
        return word != null && word.isSign(sign);
    }

    private boolean isAmong(Set<String> names, int i) {
        SqlWord word = at(i);
        return word != null && word.kind == SqlWord.Kind.NAME && names.contains(word.text);
    }

    /** Whether a statement begins with a word. */
    private boolean begins(int i) {
        return i == 0 || sign(i - 1, ";") || sign(i - 1, "{") || isAmong(BEFORE_A_STATEMENT, i - 1);
    }

    private void told(SqlTelling.Value user, boolean local) {
        concerned = true;
        telling.tell(number, user, local);
    }

    // ---- what is set

    /** {@code SET a = 1, b = 2}; also {@code SET LOCAL a TO 1}. */
    private void assignments(int from) {
        int i = from;
        boolean local = false;
        while (i < words.size() && !sign(i, ";")) {
            if (isAmong(RANGES, i)) {
                local = words.get(i).isName("local");
                i++;
            }
            SqlWord name = at(i);
            SqlWord operator = at(i + 1);
            if (name != null && operator != null && isAssignment(operator)) {
                // SAP HANA writes names as texts
                concerned |= name.kind == SqlWord.Kind.TEXT;
                if (name.text.equalsIgnoreCase(sought.name)) {
                    told(value(i + 2), local);
                }
            }
            i = behindComma(i);
        }
    }

    /** Those of variables by {@code :=} are seen wherever they are. */
    private boolean isAssignment(SqlWord word) {
        return word.isSign("=") || word.isName("to") || word.isSign(":=") && !isVariable();
    }

    /** The next word behind a comma outside parentheses; the end of the statement where there is none. */
    private int behindComma(int from) {
        int depth = 0;
        for (int i = from; i < words.size(); i++) {
            depth += sign(i, "(") ? 1 : sign(i, ")") ? -1 : 0;
            if (sign(i, ";")) {
                return i;
            }
            if (depth == 0 && sign(i, ",")) {
                return i + 1;
            }
        }
        return words.size();
    }

    /** The value that stands alone at a place. */
    private SqlTelling.Value value(int i) {
        SqlWord word = at(i);
        SqlWord next = at(i + 1);
        boolean alone = next == null || next.isSign(";") || next.isSign(",") || next.isSign(")") || next.isName("end");
        return word == null || !alone ? SqlTelling.Value.UNKNOWN : value(word, true);
    }

    /** @param words whether words may be values: of what is set, not of a call */
    private SqlTelling.Value value(SqlWord word, boolean words) {
        switch (word.kind) {
            case PARAMETER:
                return SqlTelling.Value.parameter(word.number);
            case TEXT:
            case NUMBER:
                return doubtful ? SqlTelling.Value.UNKNOWN : SqlTelling.Value.text(word.text);
            case QUOTED:
                return words && !doubtful ? SqlTelling.Value.text(word.text) : SqlTelling.Value.UNKNOWN;
            case NAME:
                // PostgreSQL takes a word for its text, MySQL for a column or variable
                boolean literal = words && !isVariable() && !NOTHING.contains(word.text);
                return literal ? SqlTelling.Value.text(word.text) : SqlTelling.Value.UNKNOWN;
            default:
                return SqlTelling.Value.UNKNOWN;
        }
    }

    /** What has PostgreSQL forget it. */
    private void ended(SqlWord word, int i) {
        SqlWord next = at(i + 1);
        if (!begins(i) || word.kind != SqlWord.Kind.NAME) {
            return;
        }
        switch (word.text) {
            case "reset":
                if (next != null && (next.isName("all") || next.text.equalsIgnoreCase(sought.name))) {
                    told(SqlTelling.Value.UNKNOWN, false);
                }
                break;
            case "discard":
                if (next != null && next.isName("all")) {
                    told(SqlTelling.Value.UNKNOWN, false);
                }
                break;
            case "commit":
            case "rollback":
                if (next == null || !next.isName("to")) {
                    concerned = true;
                    telling.endTransaction();
                }
                break;
            default:
                break;
        }
    }

    // ---- what is called

    private void called(String name, String procedure, @Nullable String key, int i) {
        if (procedure.endsWith(SET_IDENTIFIER)
                && isCall(name, procedure.replace(SET_IDENTIFIER, "clear_identifier"), i, true)) {
            told(SqlTelling.Value.UNKNOWN, false);
        } else if (isCall(name, procedure, i, false)) {
            concerned = true;
            List<List<SqlWord>> parameters = parameters(i + 1);
            if (key == null) {
                telling.tell(number, parameter(parameters, 0, ""), false);
            } else {
                SqlTelling.Value user = parameter(parameters, 1, "@value");
                boolean local = procedure.equals(SET_CONFIG) && !isFalse(parameters);
                telling.tellIf(key, parameter(parameters, 0, "@key"), number, user, local);
            }
        }
    }

    private boolean isCall(String name, String procedure, int i, boolean withoutParameters) {
        boolean named = name.equalsIgnoreCase(procedure)
                || name.length() > procedure.length()
                        && name.regionMatches(
                                true,
                                name.length() - procedure.length() - 1,
                                '.' + procedure,
                                0,
                                procedure.length() + 1);
        return named && (sign(i + 1, "(") || isAmong(CALLING, i - 1) || withoutParameters);
    }

    /** The words of each parameter, in parentheses or up to the end of the statement. */
    private List<List<SqlWord>> parameters(int from) {
        List<List<SqlWord>> all = new ArrayList<>();
        List<SqlWord> one = new ArrayList<>();
        boolean enclosed = sign(from, "(");
        int depth = 0;
        for (int i = enclosed ? from + 1 : from; i < words.size(); i++) {
            if (depth == 0 && sign(i, enclosed ? ")" : ";")) {
                break;
            }
            depth += sign(i, "(") ? 1 : sign(i, ")") ? -1 : 0;
            if (depth == 0 && sign(i, ",")) {
                all.add(one);
                one = new ArrayList<>();
            } else {
                one.add(words.get(i));
            }
        }
        all.add(one);
        return all;
    }

    /** The value of a parameter by its name, where any has it, else by its place. */
    private SqlTelling.Value parameter(List<List<SqlWord>> all, int place, String name) {
        for (List<SqlWord> one : all) {
            if (one.size() > 1 && one.get(0).isName(name) && isNaming(one.get(1))) {
                return value(one);
            }
        }
        return place < all.size() ? value(all.get(place)) : SqlTelling.Value.UNKNOWN;
    }

    private static boolean isNaming(SqlWord word) {
        return word.isSign("=") || word.isSign("=>") || word.isSign(":=");
    }

    /** Of one parameter: without its name before it and PostgreSQL's type behind it. */
    private SqlTelling.Value value(List<SqlWord> parameter) {
        int from = parameter.size() > 2 && isNaming(parameter.get(1)) ? 2 : 0;
        int to = parameter.size();
        to = to - from == 3 && parameter.get(to - 2).isSign("::") ? to - 2 : to;
        return to - from == 1 ? value(parameter.get(from), false) : SqlTelling.Value.UNKNOWN;
    }

    /** Whether {@code set_config} is told that what it sets outlives the transaction. */
    private static boolean isFalse(List<List<SqlWord>> parameters) {
        List<SqlWord> third = parameters.size() > 2 ? parameters.get(2) : new ArrayList<SqlWord>();
        return third.size() == 1 && third.get(0).text.equalsIgnoreCase("false");
    }
}
