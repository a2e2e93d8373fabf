package io.rowtally.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.cli.Run;
import io.rowtally.cli.log.Log;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code report --attribution}: how users were found, where they were not, and what would help. */
class AttributionReportTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private int sequence;

    private String read(String user, String method, String key, String confidence, long rows) {
        return Log.line("01A", ++sequence, user, rows)
                .replace("\"method\":\"http-session\"", "\"method\":\"" + method + '"')
                .replace("\"key\":\"account\"", "\"key\":\"" + key + '"')
                .replace("\"confidence\":\"high\"", "\"confidence\":\"" + confidence + '"');
    }

    private String stack(String thread, long rows, String... frames) {
        return "{\"@timestamp\":\"2026-11-23T14:05:00.000Z\",\"event\":{\"action\":\"unattributed-stack\",\"id\":\"01A-"
                + String.format("%06d", ++sequence)
                + "\",\"start\":\"2026-11-23T14:00:00.000Z\"},\"pii\":{\"stack\":{\"thread\":\"" + thread
                + "\",\"request\":true,\"samples\":2,\"rows\":" + rows + ",\"frames\":[\""
                + String.join("\",\"", frames) + "\"]}}}";
    }

    private String withdrawn() {
        return "{\"@timestamp\":\"2026-11-23T14:01:00.000Z\",\"event\":{\"action\":\"guess-withdrawn\",\"id\":\"01A-"
                + String.format("%06d", ++sequence) + "\"},\"user\":{\"id\":\"nj01\"}}";
    }

    private void write() throws Exception {
        Log.write(
                directory.resolve("telemetry.jsonl"),
                read("nj01", "http-session", "loginUser.account", "low", 600),
                read("nj02", "http-principal", "userPrincipal", "high", 100),
                read("_unattributed", "none", "worker-#", "low", 250),
                read("_unattributed", "none", "http-nio-#", "low", 30),
                read("_system", "system", "main", "medium", 20),
                stack(
                        "worker-#",
                        200,
                        "com.legacy.dao.PersonDao.list:33",
                        "com.legacy.Export.write:12",
                        "com.legacy.Export.lambda$start$0:9",
                        "com.legacy.Worker.run:7"),
                stack("worker-#", 50, "com.legacy.dao.PersonDao.list:33", "com.legacy.Export.write:12"),
                stack("http-nio-#", 30, "com.legacy.dao.UserDao.find:5", "com.legacy.auth.LoginService.login:70"),
                stack(
                        "worker-#",
                        40,
                        "com.legacy.dao.PersonDao.list:33",
                        "com.legacy.Export.write:12",
                        "com.legacy.Export.lambda$start$0:9",
                        "com.legacy.Worker.run:7"),
                withdrawn());
    }

    @Test
    void scriptsGetItBesideTheTotals() throws Exception {
        write();
        String json = Run.of("report", "--json", "--attribution", directory.toString()).out;

        String expected = "\"attribution\":{\"methods\":["
                + "{\"method\":\"http-session\",\"confidence\":\"low\",\"rows\":600,\"share\":0.6},"
                + "{\"method\":\"none\",\"confidence\":\"low\",\"rows\":280,\"share\":0.28},"
                + "{\"method\":\"http-principal\",\"confidence\":\"high\",\"rows\":100,\"share\":0.1},"
                + "{\"method\":\"system\",\"confidence\":\"medium\",\"rows\":20,\"share\":0.02}],"
                + "\"guesses_withdrawn\":1,"
                + "\"unattributed_threads\":[{\"thread\":\"worker-#\",\"rows\":250},{\"thread\":\"http-nio-#\",\"rows\":30}],"
                + "\"unattributed_stacks\":[{\"thread\":\"worker-#\",\"request\":true,\"rows\":240,\"samples\":4,"
                + "\"frames\":[\"com.legacy.dao.PersonDao.list:33\",\"com.legacy.Export.write:12\","
                + "\"com.legacy.Export.lambda$start$0:9\",\"com.legacy.Worker.run:7\"]},";
        assertTrue(json.contains(expected), json);
        assertTrue(
                json.endsWith("\"suggestions\":["
                        + "{\"reason\":\"confirm\",\"subject\":\"loginUser.account\",\"rows\":600,"
                        + "\"setting\":\"user.source=http-principal;session:loginUser.account\"},"
                        + "{\"reason\":\"hook\",\"subject\":\"com.legacy.Export#write\",\"rows\":290,"
                        + "\"setting\":\"user.source=http-principal;method:com.legacy.Export#write(arg0)\"},"
                        + "{\"reason\":\"hook\",\"subject\":\"com.legacy.auth.LoginService#login\",\"rows\":30,"
                        + "\"setting\":\"user.source=http-principal;method:com.legacy.auth.LoginService#login(arg0)\"}]}}"
                        + "\n"),
                json);
        assertFalse(Run.of("report", "--json", directory.toString()).out.contains("suggestions"));
    }

    @Test
    void peopleReadItInTheirLanguage() throws Exception {
        write();
        String english = Run.of("report", "--attribution", directory.toString()).out;
        String chinese = Run.in("zh_CN.UTF-8", 120, "report", "--attribution", directory.toString()).out;

        for (String line : new String[] {
            "method                  confidence  rows read   share",
            "http-session            low               600  60.0 %",
            "the application itself  medium             20   2.0 %",
            "Guesses withdrawn, because the session named another user later: 1",
            "threads whose rows are nobody's  rows read",
            "worker-#                               250",
            "worker-#, a request: 240 rows in 4 samples",
            "    com.legacy.dao.PersonDao.list:33",
            "    user.source=http-principal;session:loginUser.account"
        }) {
            assertTrue(english.contains(line + '\n'), line + " in\n" + english);
        }
        assertTrue(chinese.contains("    user.source=http-principal;session:loginUser.account\n"), chinese);
        assertTrue(chinese.contains("用户是如何识别的"), chinese);
        assertFalse(chinese.contains("attribution."), chinese);
        assertFalse(english.contains("attribution."), english);
    }

    @Test
    void whatLiesOutsideThePeriodIsLeftOut() throws Exception {
        write();

        String json = Run.of("report", "--json", "--attribution", "--from", "2026-11-24", directory.toString()).out;

        assertTrue(
                json.contains("\"attribution\":{\"methods\":[],\"guesses_withdrawn\":0,\"unattributed_threads\":[],"
                        + "\"unattributed_stacks\":[],\"suggestions\":[]}"),
                json);
        assertTrue(Run.of("report", "--attribution", "--from", "2026-11-24", directory.toString())
                .out
                .contains("Nobody has read anything"));
    }

    @Test
    void aNameThatSteersTheTerminalDoesNot() throws Exception {
        Log.write(
                directory.resolve("telemetry.jsonl"),
                read("_unattributed", "none", "w\\u001b[2J", "low", 9),
                stack("w\\u001b[2J", 9, "com.legacy.\\u001b[31mX.y:1"));

        String out = Run.of("report", "--attribution", directory.toString()).out;

        assertFalse(out.contains("\u001b"), out);
        assertEquals(1, out.split("What would help", -1).length - 1, out);
    }
}
