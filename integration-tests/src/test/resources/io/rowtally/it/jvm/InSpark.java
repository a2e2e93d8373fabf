import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Has Spark's local mode run statements of SQL, and prints each row of what they say, its columns between tabs. Not built with the
 * other programs, since the everyday build has no Spark: the JVM that runs it compiles it ({@code java InSpark.java}).
 */
public final class InSpark {

    private InSpark() {}

    /** @param statements run one after the other */
    public static void main(String[] statements) {
        SparkSession spark = SparkSession.builder()
                .master("local[1]")
                .config("spark.ui.enabled", false)
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.sql.shuffle.partitions", 2)
                .getOrCreate();
        for (String statement : statements) {
            List<Row> rows = spark.sql(statement).collectAsList();
            for (Row row : rows) {
                System.out.println(row.mkString("\t"));
            }
        }
        spark.stop();
    }
}
