"""Offline: fit the grader's numbers, measure its agreement with people, and write what lies in models/."""
