package io.rowtally.tagging;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/** Words with a meaning of their own in a query, over all dialects. Constants; any thread. */
final class SqlWords {
    static final Set<String> SET_OPERATORS = set("union intersect except minus");
    static final Set<String> AFTER_FROM =
            set("where group having order limit offset fetch for window connect start qualify"
                    + " option procedure into lock sample");
    static final Set<String> BEFORE_ITEMS = set("distinct all unique sql_calc_found_rows high_priority straight_join"
            + " sql_no_cache sql_cache sql_small_result sql_big_result sql_buffer_result distinctrow");
    static final Set<String> JOINS = set("join straight_join apply");
    /** What may follow a table in FROM and is not its alias. */
    static final Set<String> NO_ALIAS = set(
            "on using left right inner outer full cross natural join straight_join use force ignore partition"
                    + " tablesample with pivot unpivot lateral as set where group order having limit union apply final"
                    + " match_recognize versions of offset fetch window for connect start except intersect minus qualify");
    /** Words inside an expression that are no column. */
    static final Set<String> NO_COLUMN =
            set("and or not null true false is in like between exists any some all case when then else end as from for"
                    + " both leading trailing distinct over partition by order asc desc interval year month day hour"
                    + " minute second epoch quarter week escape using collate at zone time current_date current_time"
                    + " current_timestamp current_user sysdate systimestamp rownum level user separator nulls first last"
                    + " rows range preceding following unbounded similar ilike rlike regexp div mod xor within filter"
                    + " prior unknown sysdate localtimestamp with without varying precision default array row to binary"
                    + " session_user connect_by_root");
    /** Words that stand where a column could and are none. */
    static final Set<String> NOT_A_COLUMN_ITEM = set("null true false default sysdate systimestamp rownum current_date"
            + " current_time current_timestamp current_user session_user localtimestamp");
    /** Functions whose result says nothing of the value, or a figure over many rows. */
    static final Set<String> BLIND =
            set("count length len char_length character_length octet_length bit_length datalength sum avg stddev"
                    + " stddev_pop stddev_samp variance var_pop var_samp median row_number rank dense_rank ntile"
                    + " percent_rank cume_dist exists instr locate position charindex patindex strpos datediff"
                    + " timestampdiff months_between isnumeric is_null sign count_big approx_count_distinct grouping"
                    + " grouping_id checksum_agg regexp_count regexp_instr regexp_like json_length array_length"
                    + " cardinality lengthb found_rows last_insert_id nextval currval rand random newid uuid now"
                    + " age_in_years bool_and bool_or every corr");
    /** Operators whose result is true or false. */
    static final Set<String> TRUTH_WORDS = set("and or not is in like between exists ilike rlike regexp similar xor");

    private SqlWords() {}

    private static Set<String> set(String words) {
        return Collections.unmodifiableSet(new HashSet<>(Arrays.asList(words.split(" "))));
    }
}
