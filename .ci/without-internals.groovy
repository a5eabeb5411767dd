// For japicmp: what was marked @API(status = INTERNAL) or is in a package `internal` is no promise, so it may change.
def isInternal = { element ->
    element.annotations.any { annotation ->
        annotation.fullyQualifiedName == 'org.apiguardian.api.API' && annotation.elements.any {
            it.name == 'status' && (it.oldElementValues ?: it.newElementValues).any { status -> status.value.toString().endsWith('INTERNAL') }
        }
    }
}
jApiClasses.each { type -> [type.constructors, type.methods, type.fields].each { members -> members.removeAll(isInternal) } }
return jApiClasses.findAll { type -> !isInternal(type) && !type.fullyQualifiedName.contains(".internal.") }
