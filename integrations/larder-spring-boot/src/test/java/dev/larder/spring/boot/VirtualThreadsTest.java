package dev.larder.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.annotation.Cached;
import dev.larder.runtime.Larder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.core.task.AsyncTaskExecutor;

/** Cached beans that virtual threads call: {@code spring.threads.virtual.enabled}. */
@EnabledForJreRange(min = JRE.JAVA_21)
class VirtualThreadsTest {

    private static final int CALLERS = 2000;

    @Test
    void manyVirtualThreadsShareALoadAndHit() {
        Applications.withLarder()
                .withConfiguration(AutoConfigurations.of(TaskExecutionAutoConfiguration.class))
                .withPropertyValues("spring.threads.virtual.enabled=true")
                .withBean(SlowReports.class)
                .run(context -> {
                    AsyncTaskExecutor executor = context.getBean("applicationTaskExecutor", AsyncTaskExecutor.class);
                    Reports reports = context.getBean(Reports.class);

                    List<Future<String>> calls = new ArrayList<>();
                    for (int i = 0; i < CALLERS; i++) {
                        int id = i % 10;
                        calls.add(executor.submit(() -> reports.find(id)));
                    }
                    for (Future<String> call : calls) {
                        assertThat(call.get(60, TimeUnit.SECONDS)).startsWith("report");
                    }

                    assertThat(context.getBean(SlowReports.class).loads()).isEqualTo(10);
                    assertThat(context.getBean(SlowReports.class).onPlatformThreads())
                            .isZero();
                    assertThat(context.getBean(Larder.class)
                                    .stats("VirtualThreadsTest.Reports.find")
                                    .errors())
                            .isZero();
                });
    }

    /** Reports. */
    public interface Reports {
        @Cached(key = "report:{id}", ttl = "1h")
        String find(long id);
    }

    static class SlowReports implements Reports {

        private final AtomicInteger loads = new AtomicInteger();

        private final AtomicInteger onPlatformThreads = new AtomicInteger();

        @Override
        public String find(long id) {
            loads.incrementAndGet();
            // The method is not part of Java 17; a virtual thread belongs to this group.
            if (!"VirtualThreads".equals(Thread.currentThread().getThreadGroup().getName())) {
                onPlatformThreads.incrementAndGet();
            }
            try {
                TimeUnit.MILLISECONDS.sleep(100);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return "report " + id;
        }

        int loads() {
            return loads.get();
        }

        int onPlatformThreads() {
            return onPlatformThreads.get();
        }
    }
}
