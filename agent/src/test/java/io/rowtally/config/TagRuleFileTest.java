package io.rowtally.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules change with the file, and with nothing that is wrong with it. */
class TagRuleFileTest extends GivenSettings {
    @TempDir
    Path folder;

    private final List<String> complaints = new ArrayList<>();
    private long clock = 1_700_000_000_000L;

    @Test
    void withoutAFileNothingChanges() {
        assertNull(load("tag.a.b.c=PHONE").ruleFile());
    }

    @Test
    void aRuleThatComesGoesOrChangesIsInForce() throws IOException {
        TagRuleFile file = started("tag.a.b.c=PHONE", "tag.a.b.d=NONE");

        write("tag.a.b.c=EMAIL # was a mistake", "tag.a.b.e=NONE");

        assertTrue(file.reread(complaints));
        assertEquals(
                "{tag.a.b.c=EMAIL # was a mistake, tag.a.b.e=NONE}",
                file.rules().toString());
        assertEquals("[]", complaints.toString());
        assertFalse(file.reread(complaints), "nothing has changed since");
    }

    @Test
    void theRulesOfTheArgumentStayAndRankHigher() throws IOException {
        TagRuleFile file = started("tag.a.b.c=PHONE");
        file = loaded("tag.a.b.c=GENDER").ruleFile();
        assertNotNull(file);

        write("tag.a.b.c=EMAIL", "tag.a.b.d=NONE");

        assertTrue(file.reread(complaints));
        assertEquals("{tag.a.b.c=GENDER, tag.a.b.d=NONE}", file.rules().toString());
    }

    /** An editor that was not done, a half copied file. */
    @Test
    void aFileThatIsBrokenChangesNothingAndIsToldOfOnce() throws IOException {
        TagRuleFile file = started("tag.a.b.c=PHONE");

        Files.write(path(), "tag.a.b.c=\u00c4".getBytes(StandardCharsets.ISO_8859_1));
        tick();

        assertFalse(file.reread(complaints));
        assertFalse(file.reread(complaints));
        assertEquals("{tag.a.b.c=PHONE}", file.rules().toString());
        assertEquals(1, complaints.size(), complaints.toString());
        assertTrue(complaints.get(0).contains("not in UTF-8"), complaints.toString());
        assertTrue(complaints.get(0).endsWith("the rules stay as they were"), complaints.toString());

        Files.delete(path());
        assertFalse(file.reread(complaints));
        assertEquals(2, complaints.size(), complaints.toString());

        write("tag.a.b.c=EMAIL");
        assertTrue(file.reread(complaints));
    }

    @Test
    void aRuleThatNamesNoColumnChangesNothing() throws IOException {
        TagRuleFile file = started("tag.a.b.c=PHONE");

        write("tag.a.b=NONE");

        assertFalse(file.reread(complaints));
        assertEquals("{tag.a.b.c=PHONE}", file.rules().toString());
        assertTrue(complaints.get(0).contains("names no column"), complaints.toString());
    }

    @Test
    void whatIsNoRuleIsForTheNextStart() throws IOException {
        TagRuleFile file = started("interval=1m");

        write("interval=5m");

        assertFalse(file.reread(complaints));
        assertEquals(1, complaints.size(), complaints.toString());
        assertTrue(complaints.get(0).endsWith("takes effect at the next start"), complaints.toString());
    }

    @Test
    void theModeIsInForceWithoutARestart() throws IOException {
        TagRuleFile file = started("mode=monitor");

        write("mode=dry-run");
        assertFalse(file.reread(complaints), "the rules are the same");
        assertEquals(Mode.DRY_RUN, file.mode());

        write("mode=of");
        file.reread(complaints);
        assertEquals(Mode.DRY_RUN, file.mode());
        assertTrue(complaints.get(0).contains("is not monitor, dry-run or off"), complaints.toString());

        write("");
        file.reread(complaints);
        assertEquals(Mode.MONITOR, file.mode());
        assertEquals(1, complaints.size(), complaints.toString());
    }

    @Test
    void theModeOfTheArgumentRanksHigherAndThatIsSaid() throws IOException {
        started("");
        TagRuleFile file = loaded("mode=dry-run").ruleFile();
        assertNotNull(file);

        write("mode=off");

        file.reread(complaints);
        assertEquals(Mode.DRY_RUN, file.mode());
        assertTrue(complaints.get(0).contains("mode is set by the agent argument"), complaints.toString());
    }

    /** The start reads the file some seconds before anybody looks at it again, and clocks of file systems are coarse. */
    @Test
    void aChangeThatNoTimeTellsIsSeenWhileTheFileIsYoung() throws IOException {
        clock = System.currentTimeMillis() - 10_000;
        TagRuleFile file = started("tag.a.b.c=PHONE");
        FileTime time = Files.getLastModifiedTime(path());

        Files.write(path(), "tag.a.b.c=EMAIL".getBytes(StandardCharsets.UTF_8));
        Files.setLastModifiedTime(path(), time);

        assertTrue(file.reread(complaints));
    }

    @Test
    void theFingerprintOfTheSettingsFollows() throws IOException {
        write("tag.a.b.c=PHONE");
        Settings settings = loaded("");
        TagRuleFile file = settings.ruleFile();
        assertNotNull(file);
        String before = settings.sha256();

        write("tag.a.b.c=EMAIL");
        file.reread(complaints);

        assertFalse(before.equals(settings.sha256()));
    }

    private TagRuleFile started(String... lines) throws IOException {
        write(lines);
        TagRuleFile file = loaded("").ruleFile();
        assertNotNull(file);
        assertFalse(file.reread(complaints));
        assertEquals("[]", complaints.toString());
        return file;
    }

    private Settings loaded(String more) {
        return load("config=" + path() + (more.isEmpty() ? "" : "," + more));
    }

    private void write(String... lines) throws IOException {
        Files.write(path(), String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
        tick();
    }

    private void tick() throws IOException {
        clock += 10_000;
        Files.setLastModifiedTime(path(), FileTime.fromMillis(clock));
    }

    private Path path() {
        return folder.resolve("rowtally.properties");
    }
}
