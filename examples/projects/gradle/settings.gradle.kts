rootProject.name = "invoices"
