package io.rowtally.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.cli.Run;
import io.rowtally.cli.log.Log;
import io.rowtally.cli.terminal.TextTable;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTableTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @Test
    void theTableInEnglish() throws Exception {
        twoClerks();

        Run run = Run.in("en_GB.UTF-8", 120, "report", directory.toString());

        assertEquals(
                String.join(
                        "\n",
                        "Who read whose data",
                        "From 2026-11-23T14:00:00Z to 2026-11-23T14:05:00Z (3 lines in 1 files)",
                        "",
                        "user    client     statements  rows read  rows with PII    share  phone",
                        "nj0417  10.8.3.21           4      3,600          1,200   80.0 %  1,200",
                        "王小明  10.8.3.21           2        900            300   20.0 %    300",
                        "total   10.8.3.21           6      4,500          1,500  100.0 %  1,500",
                        "",
                        "Rows read without a known user: 0.0 %",
                        ""),
                run.out.replace("\r\n", "\n"));
    }

    @Test
    void theTableInChinese() throws Exception {
        twoClerks();

        Run run = Run.in("zh_CN.UTF-8", 120, "report", directory.toString());

        assertEquals(
                String.join(
                        "\n",
                        "谁读取了谁的数据",
                        "从 2026-11-23T14:00:00Z 到 2026-11-23T14:05:00Z(1 个文件,3 行)",
                        "",
                        "用户    客户端     语句数  读取行数  含个人信息行数     占比   电话",
                        "nj0417  10.8.3.21       4     3,600           1,200   80.0 %  1,200",
                        "王小明  10.8.3.21       2       900             300   20.0 %    300",
                        "合计    10.8.3.21       6     4,500           1,500  100.0 %  1,500",
                        "",
                        "未能归属到用户的读取行数占比:0.0 %",
                        ""),
                run.out.replace("\r\n", "\n"));
    }

    private void twoClerks() throws Exception {
        Log.write(
                directory.resolve("telemetry.jsonl"),
                Log.line("01A", 1, "nj0417", 3000),
                Log.line("01A", 2, "王小明", 900),
                Log.line("01A", 3, "nj0417", 600));
    }

    @Test
    void controlCharactersOfAUserDoNotReachTheTerminal() throws Exception {
        String line = Log.line("01A", 1, "a\\u001b]0;x\\u0007\\u009b2J\\u202eb\\u2066\\r\\nc\\u200f", 9)
                .replace("10.8.3.21", "10.8\\u001b[31m")
                .replace("PHONE", "PHO\\u001bNE{");
        Log.write(directory.resolve("telemetry.jsonl"), line);

        Run run = Run.of("report", directory.toString());

        assertEquals(0, run.status, run.err);
        assertTrue(run.out.contains("a]0;x2Jbc  10.8[31m"), run.out);
        assertFalse(run.out
                .codePoints()
                .anyMatch(c -> c != '\n' && c != '\r' && (Character.isISOControl(c) || c == 0x202e || c == 0x2066)));
    }

    @Test
    void aLongUserIsCutToTheTerminal() throws Exception {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < 128; i++) {
            name.append('王');
        }
        Log.write(
                directory.resolve("telemetry.jsonl"),
                Log.line("01A", 1, name.toString(), 9).replace("10.8.3.21", "2001:0db8:85a3:0000:0000:8a2e:0370:7334"));

        for (int columns : new int[] {60, 80, 120}) {
            Run run = Run.in("zh_CN.UTF-8", columns, "report", directory.toString());
            String[] lines = run.out.split("\r?\n");
            assertTrue(lines[4].matches("王{3,}….*"), run.out);
            for (int i = 3; i < 6; i++) {
                assertTrue(TextTable.width(lines[i]) <= columns, columns + ": " + lines[i]);
            }
        }
    }

    @Test
    void aLongUserIsWholeWhereThereIsRoom() throws Exception {
        String name = "a-rather-long-name-of-a-user-account@example.org";
        Log.write(directory.resolve("telemetry.jsonl"), Log.line("01A", 1, name, 9));

        assertTrue(Run.in("en", 200, "report", directory.toString()).out.contains(name));
    }
}
