package dev.larder.spring.boot.proxy;

import java.util.ArrayList;
import java.util.List;
import org.aopalliance.aop.Advice;
import org.springframework.aop.Advisor;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.interceptor.AsyncExecutionInterceptor;
import org.springframework.aop.interceptor.ExposeInvocationInterceptor;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.OrderUtils;

/**
 * The place of the cache among the advice of a bean: inside what has a lower order, such as method security, and outside
 * everything else. Spring puts asynchronous execution, retries and limits of concurrency before all others, whatever their
 * order; they are moved inside, so that a hit needs no thread of an executor.
 *
 * @param order of the cache
 */
record AdvicePlace(int order) {

    /** The package of Spring's retries and limits of concurrency. */
    private static final String RESILIENCE = "org.springframework.resilience";

    private static final String TRANSACTIONS = "org.springframework.transaction.interceptor.TransactionAspectSupport";

    /** Adds the cache's advisor. */
    void add(Advisor cache, Advised advised) {
        Advisor[] existing = advised.getAdvisors();
        int place = 0;
        for (int i = 0; i < existing.length; i++) {
            if (isOutside(existing[i])) {
                place = i + 1;
            }
        }
        List<Advisor> moved = new ArrayList<>();
        for (int i = place - 1; i >= 0; i--) {
            if (isAlwaysInside(existing[i].getAdvice())) {
                advised.removeAdvisor(i);
                moved.add(existing[i]);
                place--;
            }
        }
        advised.addAdvisor(place, cache);
        moved.forEach(advisor -> advised.addAdvisor(advised.indexOf(cache) + 1, advisor));
    }

    /** Returns whether a bean has transactions by advice. */
    static boolean hasTransactions(Advised advised) {
        return placeInsideTransactions(advised) > 0;
    }

    /** Adds an advisor directly inside the transactions of a bean. */
    static void addInsideTransactions(Advisor advisor, Advised advised) {
        advised.addAdvisor(placeInsideTransactions(advised), advisor);
    }

    private static int placeInsideTransactions(Advised advised) {
        Advisor[] existing = advised.getAdvisors();
        int place = existing.length;
        while (place > 0 && !isTransaction(existing[place - 1].getAdvice())) {
            place--;
        }
        return place;
    }

    /** By the name of the class, since Spring's transactions may be absent. */
    private static boolean isTransaction(Advice advice) {
        for (Class<?> type = advice.getClass(); type != null; type = type.getSuperclass()) {
            if (type.getName().equals(TRANSACTIONS)) {
                return true;
            }
        }
        return false;
    }

    private boolean isOutside(Advisor advisor) {
        Advice advice = advisor.getAdvice();
        return advice instanceof ExposeInvocationInterceptor || (!isAlwaysInside(advice) && orderOf(advisor) < order);
    }

    private static boolean isAlwaysInside(Advice advice) {
        return advice instanceof AsyncExecutionInterceptor
                || advice.getClass().getName().startsWith(RESILIENCE);
    }

    private static int orderOf(Advisor advisor) {
        return advisor instanceof Ordered ordered
                ? ordered.getOrder()
                : OrderUtils.getOrder(advisor.getClass(), Ordered.LOWEST_PRECEDENCE);
    }
}
