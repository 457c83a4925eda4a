"""Study files: scenarios by strategies of several seats by values of figures, played on the same luck in one folder."""
