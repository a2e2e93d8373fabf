package io.rowtally.instrument.concurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.rowtally.bridge.HandOver;
import io.rowtally.instrument.weave.ClassFile;
import io.rowtally.instrument.weave.ClassOutline;
import io.rowtally.instrument.weave.FieldPolicy;
import io.rowtally.instrument.weave.MethodNames;
import io.rowtally.instrument.weave.Weaver;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Exchanger;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.junit.jupiter.api.Test;

/** Which methods of the application's own tell that others' work may come by them: each is alone in what it does. */
class WaitingRoleTest {
    /** As hand-written workers take the next, or wait for it. */
    abstract static class Workers {
        abstract Queue<Object> queue();

        abstract Deque<Object> deque();

        abstract LinkedList<Object> list();

        abstract BlockingQueue<Object> blocking();

        Object polls() {
            return queue().poll();
        }

        Object pollsForATime() throws InterruptedException {
            return blocking().poll(1, TimeUnit.SECONDS);
        }

        Object takes() throws InterruptedException {
            return blocking().take();
        }

        Object pollsTheFirst() {
            return deque().pollFirst();
        }

        Object pollsTheLast() {
            return deque().pollLast();
        }

        Object pops() {
            return deque().pop();
        }

        Object removes() {
            return queue().remove();
        }

        Object removesOneOfAList() {
            return list().remove(0);
        }

        Object removesTheFirst() {
            return list().removeFirst();
        }

        Object removesTheLast() {
            return list().removeLast();
        }

        synchronized void waits() throws InterruptedException {
            wait();
        }

        void waitsForATime() throws InterruptedException {
            synchronized (queue()) {
                queue().wait(1);
            }
        }

        static void awaits(Condition condition) throws InterruptedException {
            condition.await();
        }

        static void awaitsForATime(Condition condition) throws InterruptedException {
            condition.awaitNanos(1);
        }

        static void sleeps() throws InterruptedException {
            Thread.sleep(1);
        }

        static void sleepsByAUnit() throws InterruptedException {
            TimeUnit.SECONDS.sleep(1);
        }

        static void yields() {
            Thread.yield();
        }

        static void parks() {
            LockSupport.park();
        }

        static void parksForATime(Object blocker) {
            LockSupport.parkNanos(blocker, 1);
        }

        static void acquires(Semaphore some) throws InterruptedException {
            some.acquire();
        }

        static boolean triesToAcquire(Semaphore some) {
            return some.tryAcquire();
        }

        static Object exchanges(Exchanger<Object> other) throws InterruptedException {
            return other.exchange("");
        }

        void callsWhatWaits() throws InterruptedException {
            waits();
        }

        Runnable makesOneThatCallsIt() {
            return () -> {
                try {
                    callsWhatWaits();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            };
        }
    }

    /** What applications do all the time, or what waits for parts of one's own work. */
    abstract static class Others {
        Others(Queue<Object> queue) {
            queue.poll();
        }

        Object looks(Queue<Object> queue) {
            return queue.peek();
        }

        Object removesByItsKey(Map<Object, Object> map) {
            return map.remove("");
        }

        boolean removesAnElement(List<Object> list) {
            return list.remove("");
        }

        void awaitsParts(CountDownLatch latch) throws InterruptedException {
            latch.await();
        }

        void joins(Thread thread) throws InterruptedException {
            thread.join();
        }
    }

    /** Takes in one method and is called by another, which is not told: whoever takes does so in a method that is. */
    abstract static class Mixed {
        abstract Queue<Object> queue();

        Object next() {
            return queue().poll();
        }

        Object callsIt() {
            return next();
        }
    }

    @Test
    void eachThatTakesOrWaitsTells() throws Exception {
        Set<String> expected = withBodies(Workers.class);
        expected.remove("makesOneThatCallsIt()Ljava/lang/Runnable;"); // its lambda does

        assertEquals(expected, telling(Workers.class));
    }

    @Test
    void whatCallsOneThatTakesDoesNot() throws Exception {
        assertEquals(Collections.singleton("next()Ljava/lang/Object;"), telling(Mixed.class));
    }

    @Test
    void whatTakesNothingHasNoPart() {
        assertNull(role(Others.class));
    }

    private static Set<String> withBodies(Class<?> type) {
        Set<String> methods = new TreeSet<>();
        for (ClassOutline.Member method : ClassOutline.read(classFile(type), MethodNames.all()).methods) {
            if (method.hasBody() && !method.name.equals("<init>")) {
                methods.add(method.toString());
            }
        }
        return methods;
    }

    private static Set<String> telling(Class<?> type) throws Exception {
        WaitingRole role = role(type);
        assertNotNull(role);
        Weaver.Woven woven = new Weaver(Collections.singletonList(role), FieldPolicy.always())
                .weave(type.getClassLoader(), classFile(type));
        assertNotNull(woven);
        assertNull(woven.failure);
        Set<String> telling = new TreeSet<>();
        new ClassReader(woven.classFile)
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String name, String descriptor, String signature, String[] thrown) {
                                return new MethodVisitor(Opcodes.ASM9) {
                                    @Override
                                    public void visitMethodInsn(
                                            int opcode,
                                            String owner,
                                            String called,
                                            String parameters,
                                            boolean isInterface) {
                                        if (owner.equals(Type.getInternalName(HandOver.class))
                                                && called.equals("consumes")) {
                                            telling.add(name + descriptor);
                                        }
                                    }
                                };
                            }
                        },
                        0);
        return telling;
    }

    private static WaitingRole role(Class<?> type) {
        return WaitingRole.of(type.getName(), classFile(type));
    }

    private static byte[] classFile(Class<?> type) {
        return ClassFile.of(type.getClassLoader(), type.getName());
    }
}
