insert into canonical.applications (application_id, candidate_id, job, role, level, applied_at, status, trial)
select 'APP-canary-' || i, 'CAND-canary-' || i, 'Job', 'Engineer', 'Senior', timestamp '2026-01-05' + interval (i) day, 'rejected', false
from range(1, 4) as t(i);
insert into canonical.scorecards (scorecard_id, application_id, interviewer_id, stage, focus, interviewed_at, submitted_at, vote, vote_points, shadow)
select 'SC-canary-' || i || '-' || j, 'APP-canary-' || i,
  case j when 1 then 'IV-canary-1' when 2 then 'pat.canary@example.com' else 'IV-canary-3' end,
  'loop', 'Coding', timestamp '2026-02-01' + interval (i) day, timestamp '2026-02-02' + interval (i) day, 'yes', 3, false
from range(1, 4) as t(i), range(1, 4) as u(j);
insert into audit.files values
  ('scorecards.csv', 'ab', 'plain', 'scorecards', null, 11, 10, 1, 9, 1, 0, null),
  ('applications.csv', 'cd', 'plain', 'applications', null, 3, 3, 0, 3, 0, 0, null);
insert into audit.counts values
  ('reject', 'vote: unknown label', 'scorecards', 1, 11),
  ('repair', 'time without offset read in UTC', 'scorecards', 9, 10);
insert into audit.run values
  (false, 'exports', timestamp '2026-03-01 08:00:00', timestamp '2026-02-05 00:00:00', timestamp '2026-03-02 08:00:00', '0.1.0', 1, '');
