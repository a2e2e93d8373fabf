package io.rowtally.instrument.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Classes are told by how their names end: by their packages too, where others are called the same. */
class NamedClassesTest {

    @ParameterizedTest
    @CsvSource({
        "java/util/concurrent/ThreadPoolExecutor, true",
        "org/apache/tomcat/util/threads/ThreadPoolExecutor, true",
        "ThreadPoolExecutor, false",
        "com/example/MyThreadPoolExecutor, false",
        "com/example/ThreadPoolExecutor$Worker, false",
        "org/eclipse/jetty/util/thread/ReservedThreadExecutor$ReservedThread, true",
        "com/example/MySecurityContextHolderStrategy, true",
        "MySecurityContextHolderStrategy, true",
        "com/example/SecurityContextHolderStrategyOfMine, false",
        "javax/security/auth/Subject, true",
        "com/example/Subject, false",
        "packed/org/apache/shiro/util/ThreadContext, true",
        "org/apache/logging/log4j/ThreadContext, false"
    })
    void byTheEndOfTheName(String name, boolean is) {
        assertEquals(is, NamedClasses.has(name));
    }
}
