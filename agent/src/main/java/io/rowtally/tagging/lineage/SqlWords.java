package io.rowtally.tagging.lineage;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/** Words with a meaning of their own in a query, over all dialects. Constants; any thread. */
final class SqlWords {
    static final Set<String> SET_OPERATORS = set("union intersect except minus");
    /** What a query, or a statement that can deliver rows, begins with. */
    static final Set<String> QUERIES = set("select with values insert update delete merge");

    static final Set<String> WRITES = set("insert update delete merge replace upsert");
    /** What may stand between the word of a statement that writes and its table. */
    static final Set<String> BEFORE_TARGET =
            set("into from only ignore low_priority high_priority delayed quick overwrite");
    /** What ends SQL Server's OUTPUT clause. */
    static final Set<String> AFTER_OUTPUT =
            set("into values select from where default exec execute with using when set option");

    static final Set<String> AFTER_FROM =
            set("where group having order limit offset fetch for window connect start qualify"
                    + " option procedure into lock returning output when");
    static final Set<String> BEFORE_ITEMS = set("distinct all unique sql_calc_found_rows high_priority straight_join"
            + " sql_no_cache sql_cache sql_small_result sql_big_result sql_buffer_result distinctrow");
    static final Set<String> JOINS = set("join straight_join apply");
    /** What may follow a table in FROM and is not its alias. */
    static final Set<String> NO_ALIAS =
            set("on using left right inner outer full cross natural join straight_join use force ignore partition"
                    + " subpartition tablesample sample with pivot unpivot lateral as set where group order having limit"
                    + " union apply final match_recognize versions of offset fetch window for connect start except"
                    + " intersect minus qualify returning output optimize values value select default include when"
                    + " overriding option into procedure lock");
    /** What SQL Server's older hints in parentheses behind a table begin with. */
    static final Set<String> TABLE_HINTS = set("nolock readpast updlock rowlock holdlock tablock tablockx xlock paglock"
            + " nowait readuncommitted readcommitted readcommittedlock repeatableread serializable snapshot index"
            + " forceseek forcescan noexpand fastfirstrow keepidentity");
    /** Words that stand for a value that is no column's, where a column could stand. */
    static final Set<String> VALUES = set("null true false sysdate systimestamp rownum level user current_date"
            + " current_time current_timestamp current_user session_user localtimestamp localtime connect_by_isleaf"
            + " connect_by_iscycle");
    /** Words inside an expression that are no column. */
    static final Set<String> NO_COLUMN =
            set("and or not null true false is in like between exists any some all case when then else end as from for"
                    + " both leading trailing distinct over partition by order asc desc interval year month day hour"
                    + " minute second epoch quarter week escape using collate at zone time current_date current_time"
                    + " current_timestamp current_user sysdate systimestamp rownum level user separator nulls first last"
                    + " rows range preceding following unbounded similar ilike rlike regexp div mod xor within filter"
                    + " prior unknown sysdate localtimestamp with without varying precision default array row to binary"
                    + " session_user connect_by_root localtime connect_by_isleaf connect_by_iscycle concat ignore"
                    + " respect against");
    /** Words that stand where a column could and are none, if they are all of an item. */
    static final Set<String> NOT_A_COLUMN_ITEM =
            set("null true false default sysdate systimestamp rownum current_date current_time current_timestamp"
                    + " current_user session_user localtimestamp localtime connect_by_isleaf connect_by_iscycle");
    /** What follows CURRENT in DB2's special registers. */
    static final Set<String> REGISTERS =
            set("date time timestamp timezone schema path server user sqlid degree isolation member");
    /** Words before a literal that say its type. */
    static final Set<String> LITERAL_TYPES =
            set("date time timestamp timestamptz datetime interval binary n placing passing separator escape");
    /** Last words of types of several words. */
    static final Set<String> TYPE_ENDS = set("zone precision varying");
    /** What may follow the number of an interval. */
    static final Set<String> UNITS =
            set("year month week day hour minute second years months days hours minutes seconds");
    /** Types as they stand among the arguments of CONVERT, and formats among those of DB2's CHAR. */
    static final Set<String> TYPES = set("date datetime datetime2 smalldatetime time timestamp int integer bigint"
            + " smallint tinyint varchar nvarchar char nchar text ntext decimal numeric float real double binary varbinary"
            + " bit money xml signed unsigned json sql_variant uniqueidentifier iso usa eur jis local");
    /** Functions whose result says nothing of the value, or a figure over many rows. */
    static final Set<String> BLIND =
            set("count length len char_length character_length octet_length bit_length datalength sum avg stddev"
                    + " stddev_pop stddev_samp variance var_pop var_samp median row_number rank dense_rank ntile"
                    + " percent_rank cume_dist exists instr locate position charindex patindex strpos datediff"
                    + " timestampdiff months_between isnumeric is_null sign count_big approx_count_distinct grouping"
                    + " grouping_id checksum_agg regexp_count regexp_instr regexp_like json_length array_length"
                    + " cardinality lengthb found_rows last_insert_id nextval currval rand random newid uuid now"
                    + " age_in_years bool_and bool_or every corr rownumber posstr percentile_cont percentile_disc field"
                    + " find_in_set match against scope_identity ident_current json_exists json_valid json_contains"
                    + " getdate sysdatetime curdate curtime datediff_big vsize dump_length row_count");
    /** Operators whose result is true or false. */
    static final Set<String> TRUTH_WORDS = set("and or not is in like between exists ilike rlike regexp similar xor");
    /** Functions that make no more of constants than a constant; of any other function a call may read a table. */
    static final Set<String> PURE = set("cast convert try_cast try_convert upper lower trim ltrim rtrim nvl nvl2 ifnull"
            + " isnull coalesce nullif decode if iif concat to_char to_date to_number to_timestamp substr substring left"
            + " right lpad rpad replace round abs floor ceil varchar char str");

    private SqlWords() {}

    private static Set<String> set(String words) {
        return Collections.unmodifiableSet(new HashSet<>(Arrays.asList(words.split(" "))));
    }
}
