# What R makes of the data of one case. Arguments: the case, a CSV of its data, the least number of runs.
# Prints the median seconds of the runs (reading apart) and the values, to be held against plumbline's.
suppressMessages({
  library(lme4)
  library(pROC)
  library(survival)
})
arguments <- commandArgs(TRUE)
case <- arguments[1]
data <- if (file.exists(arguments[2])) read.csv(arguments[2]) else NULL
runs <- as.integer(arguments[3])

counted <- function(ratings, categories) vapply(categories, function(k) rowSums(ratings == k, na.rm = TRUE), numeric(nrow(ratings)))

# No package of Debian has these four: they are written from the definition, whole columns at a time, without errors.
alpha <- function(ratings) {
  counts <- counted(ratings, 1:4)
  counts <- counts[rowSums(counts) > 1, ]
  given <- rowSums(counts)
  coincidences <- crossprod(counts / (given - 1), counts) - diag(colSums(counts / (given - 1)))
  margin <- colSums(counts)
  below <- cumsum(margin) - margin / 2
  difference <- outer(below, below, "-")^2
  total <- sum(margin)
  1 - (total - 1) * sum(coincidences * difference) / sum(outer(margin, margin) * difference)
}

ac2 <- function(ratings) {
  weights <- 1 - outer(1:4, 1:4, "-")^2 / 9
  counts <- counted(ratings, 1:4)
  given <- rowSums(counts)
  counts <- counts[given > 0, ]
  given <- given[given > 0]
  several <- given > 1
  agreeing <- rowSums(counts * (counts %*% weights - 1))[several] / (given * (given - 1))[several]
  share <- colMeans(counts / given)
  chance <- sum(weights) / 12 * sum(share * (1 - share))
  (mean(agreeing) - chance) / (1 - chance)
}

# Samejima's model by the EM algorithm of Bock and Aitkin, each item's step by optim.
graded <- function(answers) {
  nodes <- seq(-6, 6, length.out = 61)
  prior <- dnorm(nodes) / sum(dnorm(nodes))
  items <- lapply(answers, function(x) c(1, -qlogis(cumsum(tabulate(x + 1, 4))[1:3] / length(x))))
  chances <- function(item) {
    above <- plogis(outer(nodes * item[1], item[2:4], "+"))
    pmax(cbind(1, above) - cbind(above, 0), 1e-12)
  }
  repeat {
    tables <- lapply(items, chances)
    joint <- matrix(log(prior), nrow(answers), 61, byrow = TRUE)
    for (i in seq_along(items)) joint <- joint + t(log(tables[[i]]))[answers[[i]] + 1, ]
    posterior <- exp(joint - apply(joint, 1, max))
    posterior <- posterior / rowSums(posterior)
    before <- items
    items <- Map(function(item, x) {
      expected <- t(rowsum(posterior, factor(x, 0:3)))
      optim(item, function(at) if (is.unsorted(rev(at[2:4]))) 1e10 else -sum(expected * log(chances(at))), method = "BFGS")$par
    }, items, answers)
    if (max(abs(unlist(items) - unlist(before))) < 1e-4) break
  }
  unname(c(vapply(items, `[`, 0, 1), vapply(items, function(item) -item[3] / item[1], 0)))
}

# Many-facet Rasch by joint maximum likelihood, one Newton step of each facet in turn.
facets <- function(d) {
  repeat {
    mean_of <- ave(d$rating, d$person)
    if (all(mean_of > 0 & mean_of < 3)) break
    d <- d[mean_of > 0 & mean_of < 3, ]
  }
  d$person <- match(d$person, unique(d$person))
  at <- list(person = numeric(max(d$person)), rater = numeric(max(d$rater) + 1), item = numeric(max(d$item) + 1))
  steps <- c(0, 0, 0)
  expectation <- function() {
    location <- at$person[d$person] - at$rater[d$rater + 1] - at$item[d$item + 1]
    weights <- exp(cbind(0, outer(location, 1:3) - rep(cumsum(steps), each = length(location))))
    share <- weights / rowSums(weights)
    mean <- drop(share %*% 0:3)
    list(share = share, residual = d$rating - mean, variance = drop(share %*% (0:3)^2) - mean^2)
  }
  repeat {
    largest <- 0
    for (facet in names(at)) {
      now <- expectation()
      level <- if (facet == "person") d$person else d[[facet]] + 1
      sums <- rowsum(cbind(now$residual, now$variance), level)
      move <- pmax(-1, pmin(1, sums[, 1] / sums[, 2])) * if (facet == "person") 1 else -1
      at[[facet]] <- at[[facet]] + move
      if (facet != "person") at[[facet]] <- at[[facet]] - mean(at[[facet]])
      largest <- max(largest, abs(move))
    }
    now <- expectation()
    reached <- vapply(1:3, function(k) c(mean(d$rating >= k), mean(rowSums(now$share[, (k + 1):4, drop = FALSE]))), c(0, 0))
    move <- qlogis(reached[2, ]) - qlogis(reached[1, ])
    steps <- steps + move - mean(move)
    if (max(largest, abs(move)) < 1e-4) break
  }
  unname(at$rater)
}

crossed <- function(d, formula) {
  fit <- lmer(formula, data = d)
  effects <- ranef(fit, condVar = TRUE)
  as.data.frame(VarCorr(fit))$vcov
}

peers <- list(
  alpha = function() alpha(as.matrix(data)),
  ac2 = function() ac2(as.matrix(data)),
  kappa = function() psych::cohen.kappa(as.matrix(data))$kappa,
  icc = function() psych::ICC(data, lmer = TRUE)$results$ICC[1:3],
  insteval = function() crossed(InstEval, y ~ 1 + (1 | s) + (1 | d)),
  crossed = function() crossed(data, y ~ 1 + (1 | candidate) + (1 | interviewer)),
  auc = function() as.numeric(ci.auc(roc(data$positive, data$score, quiet = TRUE, direction = "<"), method = "delong", conf.level = 0.9)),
  polyserial = function() polycor::polyserial(data$x, data$y, ML = TRUE, std.err = TRUE)$rho,
  biserial = function() drop(psych::biserial(data$x, data$y)),
  spearman = function() cor(data$x, data$y, method = "spearman"),
  incidence = function() {
    fit <- survfit(Surv(time, factor(cause, 0:2)) ~ 1, data = data)
    c(tail(fit$pstate, 1)[2:3], tail(fit$std.err, 1)[2:3])
  },
  survival = function() {
    fit <- survfit(Surv(time, cause == 1) ~ 1, data = data)
    c(tail(fit$surv, 1), min(fit$surv[fit$time <= 1]))
  },
  strata = function() {
    fit <- mantelhaen.test(xtabs(~ group + event + stratum, data), conf.level = 0.9, correct = FALSE)
    c(fit$estimate, fit$conf.int)
  },
  graded = function() graded(data),
  facets = function() facets(data)
)

if (case == "insteval") write.csv(data.frame(s = InstEval$s, d = InstEval$d, y = InstEval$y), arguments[2], row.names = FALSE, quote = FALSE)
seconds <- c()
repeat {
  seconds <- c(seconds, system.time(values <- suppressWarnings(suppressMessages(peers[[case]]())))[["elapsed"]])
  # A peer that takes long is not made to take it three times.
  if (length(seconds) >= runs && sum(seconds) > 0.3 || sum(seconds) > 20) break
}
cat(sprintf("%.4f\n%s\n", median(seconds), paste(sprintf("%.12g", values), collapse = ",")))
