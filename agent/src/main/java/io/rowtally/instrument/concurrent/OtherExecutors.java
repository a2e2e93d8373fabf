package io.rowtally.instrument.concurrent;

import io.rowtally.identity.ApplicationClasses;
import io.rowtally.instrument.weave.Candidate;
import io.rowtally.instrument.weave.ClassOutline;
import io.rowtally.instrument.weave.FieldPolicy;
import io.rowtally.instrument.weave.LoadedClassFiles;
import io.rowtally.instrument.weave.Role;
import io.rowtally.instrument.weave.Weaver;
import io.rowtally.instrument.weave.WordSearch;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Has executors that are not the JDK's tell what they are given and what they run ({@link ExecutorRole}), and what else the
 * application has of its own, where it comes by others' work ({@link WaitingRole}): those that have loaded, and others as they load.
 * Installed with {@link Pools}, and as those it adds no field, so it may come late.
 */
final class OtherExecutors implements ClassFileTransformer {
    private static final WordSearch RUNNABLE = new WordSearch(WordSearch.ascii(ExecutorRole.RUNNABLE));
    private static final WordSearch EXECUTE = new WordSearch(WordSearch.ascii("execute"));

    private static final Role EXECUTOR = new ExecutorRole();

    private final ClassLoader own;
    private final Weaver executors = new Weaver(Collections.singletonList(EXECUTOR), FieldPolicy.always());
    private final BiConsumer<String, Throwable> failed;

    OtherExecutors(ClassLoader own, BiConsumer<String, Throwable> failed) {
        this.own = own;
        this.failed = failed;
    }

    /**
     * Those that have loaded: executors with the classes nested in them, and what waits, by their class files.
     *
     * @param goesOn asked before each class file
     */
    List<Class<?>> loaded(Instrumentation instrumentation, BooleanSupplier goesOn) {
        Class<?>[] all = instrumentation.getAllLoadedClasses();
        Set<String> names = new HashSet<>();
        for (Class<?> type : all) {
            if (mayBe(type.getClassLoader(), type.getName()) && Executor.class.isAssignableFrom(type)) {
                names.add(type.getName());
            }
        }
        List<Class<?>> candidates = new ArrayList<>();
        Set<Class<?>> withoutFile = new LinkedHashSet<>();
        for (Class<?> type : all) {
            if (!type.isInterface()
                    && mayBe(type.getClassLoader(), type.getName())
                    && instrumentation.isModifiableClass(type)) {
                boolean executor = isIn(names, type.getName());
                if (executor || ApplicationClasses.are(type.getName())) {
                    candidates.add(type);
                }
                if (executor) {
                    withoutFile.add(type);
                }
            }
        }
        List<Class<?>> found = new ArrayList<>();
        LoadedClassFiles.read(candidates, new LoadedClassFiles.Reader() {
            @Override
            public void read(Class<?> type, byte[] classFile) {
                withoutFile.remove(type);
                if (isOne(type, classFile)) {
                    found.add(type);
                }
            }

            @Override
            public boolean wantsMore() {
                return goesOn.getAsBoolean();
            }
        });
        found.addAll(withoutFile); // which are told when the JVM hands out what it has of them
        return found;
    }

    private boolean isOne(Class<?> type, byte[] classFile) {
        try {
            return WaitingRole.of(type.getName(), classFile) != null
                    || mayExecute(classFile) && executors.wants(type.getClassLoader(), classFile);
        } catch (RuntimeException e) {
            return false; // no class file, whatever its name says
        }
    }

    private static boolean isIn(Set<String> names, String name) {
        for (int end = name.length(); end > 0; end = name.lastIndexOf('$', end - 1)) {
            if (names.contains(name.substring(0, end))) {
                return true;
            }
        }
        return false;
    }

    private boolean mayBe(@Nullable ClassLoader loader, String name) {
        return loader != null
                && loader != own
                && name.charAt(0) != '['
                && Candidate.mayBe(loader, name.replace('.', '/'));
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String className,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        if (className == null || !mayBe(loader, className)) {
            return null;
        }
        try {
            WaitingRole waits = WaitingRole.of(className, classFile);
            if (waits == null && !mayExecute(classFile)) {
                return null;
            }
            Weaver weaver =
                    waits == null ? executors : new Weaver(Arrays.<Role>asList(EXECUTOR, waits), FieldPolicy.always());
            Weaver.Woven woven = weaver.weave(loader, classFile);
            if (woven != null && woven.failure != null) {
                failed.accept(className.replace('/', '.'), woven.failure);
                return null;
            }
            return woven == null ? null : woven.classFile;
        } catch (Throwable t) {
            failed.accept(className.replace('/', '.'), t);
            return null;
        }
    }

    private static boolean mayExecute(byte[] classFile) {
        return RUNNABLE.finds(classFile)
                && (EXECUTE.finds(classFile) || ClassOutline.calls(classFile, ExecutorRole.RUNNABLE, "run"));
    }
}
