package io.rowtally.it.pools;

import io.rowtally.it.app.mappers.ReadThroughMappers;
import io.rowtally.it.harness.Jdks;
import io.rowtally.it.harness.OnSharedServers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a mapper hands to the application is what is counted, however it reads. */
@OnSharedServers
class EveryMapperIsExactTest {

    @TempDir
    private Path folder;

    static Stream<Arguments> forks() throws IOException {
        return Stacked.forks("mappers.tsv", Jdks.chosen()).entrySet().stream()
                .map(fork -> Arguments.of(fork.getKey(), fork.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forks")
    void countersEqualWhatTheMapperHasGiven(Stacked.Fork fork, List<Stacked> mappers) throws Exception {
        StackedRun.of(ReadThroughMappers.class, fork, mappers, folder).isExact(1);
    }
}
